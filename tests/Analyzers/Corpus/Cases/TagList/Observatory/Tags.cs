using System.Diagnostics;

namespace Observatory;

internal static class Tags
{
    public static TagList For(Exposure exposure)
    {
        var list = new TagList
        {
            { "filter", exposure.Filter }, // bounded: filter
            { "observer", exposure.Observer.Mail }, // high: observer
        };
        return list;
    }

    public static void Fill(ref TagList list, Exposure exposure)
    {
        list.Add("night", exposure.Begin.ToString("yyyyMMdd")); // high: night
        list.Add("dome", exposure.Dome == 1 ? "east" : "west"); // bounded: dome
    }

    public static bool TryFault(Exception? fault, out TagList list)
    {
        list = new TagList { { "fault", fault?.GetType().Name } }; // bounded: fault
        if (fault is AggregateException all)
        {
            list.Add("inner", all.InnerExceptions[0].Message); // high: inner
        }

        return fault is not null;
    }
}

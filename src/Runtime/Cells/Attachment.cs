using System.Runtime.CompilerServices;

namespace MetricsKit.Cells;

/// <summary>Something that few series have, in a list that costs the others one reference. Lists only grow, and every member may be called by any thread.</summary>
internal abstract class Attachment
{
    private Attachment? _next;

    /// <summary>The first of a type; null where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Find<T>(Attachment? first)
        where T : Attachment
    {
        for (var attachment = first; attachment is not null; attachment = attachment._next)
        {
            if (attachment is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The one of a type, made where there is none: all threads get the same.</summary>
    public static T GetOrAdd<T>(ref Attachment? first, Func<T> create)
        where T : Attachment
    {
        T? created = null;
        while (true)
        {
            var before = Volatile.Read(ref first);
            if (Find<T>(before) is { } found)
            {
                return found;
            }

            created ??= create();
            created._next = before;
            if (Interlocked.CompareExchange(ref first, created, before) == before)
            {
                return created;
            }
        }
    }
}

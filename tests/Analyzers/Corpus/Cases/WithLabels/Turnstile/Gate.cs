namespace Turnstile;

public sealed class Badge
{
    public string Number { get; init; } = "";
    public string HolderName { get; init; } = "";
}

public sealed class Gate(int number)
{
    public void Enter(Badge badge)
    {
        using var timer = Gauges.Time();
        Gauges.Increment("enter", badge.HolderName); // high: visitor #1
        Gauges.Count("entries", number.ToString(), badge.Number); // high: badge #2
    }

    public void EnterGroup(Badge leader, int people)
    {
        using var timer = Gauges.Time();
        Gauges.Increment("enter_group", "group"); // bounded: visitor
        Gauges.CountAll("entries", people, number.ToString(), $"{leader.Number}"); // high: badge #3
    }

    public void Open() => Gauges.Count("entries", "service", "technician"); // bounded: badge
}

using System.Net;
using System.Runtime.CompilerServices;
using MetricsKit;

namespace Shop;

public enum Wide : long { Zero, One, Two }

public enum Sparse : short { Low = -5, High = 300, Alias = High }

[LabelSet]
public readonly record struct MessageLabels([Label(MaxValues = 50)] string Topic, [Label(MaxValues = 200)] string? Tenant, bool Retried);

[MetricSet]
internal static partial class Domains
{
    [Counter("wide_total")]
    public static partial Counter OfWide(Wide wide, Wide? maybe);

    [Counter("sparse_total")]
    public static partial Counter OfSparse(Sparse sparse, Sparse? maybe);

    [Counter("dense_optional_total")]
    public static partial Counter Dense(DayOfWeek? day);

    [Counter("flags_total")]
    public static partial Counter Bools(bool first, bool? second);

    [Counter("methods_total")]
    public static partial Counter Methods([LabelValues("card", "pay\"pal")] string method, [LabelValues("a", "b")] string? variant);

    [Counter("attempts_total")]
    public static partial Counter Attempts([LabelRange(1, 5)] int attempt, [LabelRange(-3, 0)] int? delta);

    [Counter("topics_total")]
    public static partial Counter Topics([Label(MaxValues = 2)] string topic);

    [Counter("messages_total")]
    public static partial Counter Messages(in MessageLabels labels, DayOfWeek day);

    [Counter("calls_total")]
    public static partial Counter Calls([Label(MaxValues = 30), CallerMemberName] string? operation = null);

    [Counter("configured_total")]
    public static partial Counter FromList([LabelValueSource(nameof(Names), MaxValues = 20)] string name);

    [Counter("large_total")]
    public static partial Counter Large([LabelRange(0, 999)] int row, [LabelRange(0, 99)] int column);

    [Counter("keywords_total")]
    public static partial Counter @class(bool @event, [Label("index")] DayOfWeek index);

    private static IEnumerable<string> Names => ["one", "two"];
}

public static class Program
{
    public static void Run()
    {
        Domains.OfWide(Wide.Two, null).Inc();
        Domains.OfWide((Wide)(1L << 40), (Wide)(-1)).Inc();
        Domains.OfSparse(Sparse.Low, Sparse.Alias).Inc();
        Domains.OfSparse((Sparse)7, null).Inc();
        Domains.Dense(DayOfWeek.Friday).Inc();
        Domains.Dense(null).Inc();
        Domains.Dense((DayOfWeek)9).Inc();
        Domains.Bools(true, null).Inc();
        Domains.Bools(false, true).Inc();
        Domains.Methods("pay\"pal", "b").Inc();
        Domains.Methods(null!, "").Inc();
        Domains.Methods("cash", "z").Inc();
        Domains.Attempts(5, -3).Inc();
        Domains.Attempts(int.MinValue, null).Inc();
        Domains.Attempts(6, int.MaxValue).Inc();
        Domains.Topics("a").Inc();
        Domains.Topics("b").Inc();
        Domains.Topics("c").Inc();
        Domains.Topics(null!).Inc();
        Domains.Messages(new("t", null, true), DayOfWeek.Monday).Inc();
        Domains.Messages(new("t", "x", false), (DayOfWeek)8).Inc();
        Domains.Calls().Inc();
        Domains.FromList("two").Inc();
        Domains.FromList("three").Inc();
        Domains.Large(999, 99).Inc();
        Domains.Large(-1, 100).Inc();
        Domains.@class(true, DayOfWeek.Sunday).Inc();
    }
}

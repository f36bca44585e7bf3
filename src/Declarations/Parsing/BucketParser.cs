using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>Bucket bounds of a histogram.</summary>
internal static class BucketParser
{
    private const int MaxCount = 500;

    /// <summary>Bounds where nothing is stated: those of Prometheus' own clients, in seconds.</summary>
    public static EquatableArray<double> Default { get; } =
        EquatableArray.Of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

    /// <summary>Upper bounds, ascending, without +Inf; the default where a problem was reported.</summary>
    public static EquatableArray<double> Parse(ParseContext context, AttributeArguments histogram, IReadOnlyList<AttributeArguments> attributes, string member)
    {
        var sources = new List<(string Text, Func<EquatableArray<double>> Read, AttributeArguments Attribute)>();
        if (histogram.Array<double>("Buckets") is { } stated)
        {
            sources.Add(("Buckets", () => Stated(context, histogram, stated, member), histogram));
        }

        foreach (AttributeArguments attribute in attributes)
        {
            if (attribute.Name == "ExponentialBuckets")
            {
                sources.Add(("[ExponentialBuckets]", () => Exponential(context, attribute, member), attribute));
            }
            else if (attribute.Name == "LinearBuckets")
            {
                sources.Add(("[LinearBuckets]", () => Linear(context, attribute, member), attribute));
            }
        }

        if (sources.Count > 1)
        {
            context.Report(Rules.SeveralBuckets, sources[1].Attribute.Location, member, sources[1].Text, sources[0].Text);
        }

        return sources.Count == 0 ? Default : sources[0].Read();
    }

    /// <summary>Bucket attributes on what is no histogram.</summary>
    public static void CheckNone(ParseContext context, IReadOnlyList<AttributeArguments> attributes, string member)
    {
        foreach (AttributeArguments attribute in attributes)
        {
            if (attribute.Name is "ExponentialBuckets" or "LinearBuckets")
            {
                context.Report(Rules.BucketsWithoutHistogram, attribute.Location, attribute.Name, member);
            }
        }
    }

    private static EquatableArray<double> Stated(ParseContext context, AttributeArguments histogram, IReadOnlyList<double> bounds, string member)
    {
        if (bounds.Count == 0 && histogram.Flag("Native"))
        {
            return EquatableArray<double>.Empty; // native ones alone
        }

        if (bounds.Count == 0)
        {
            context.Report(Rules.BadBuckets, histogram.PlaceOf("Buckets"), member, "there are none; leave the property out for the default ones");
            return Default;
        }

        for (int i = 0; i < bounds.Count; i++)
        {
            string? fault = double.IsNaN(bounds[i]) ? "NaN is no bound"
                : double.IsPositiveInfinity(bounds[i]) ? "+Inf is always there; leave it out"
                : double.IsNegativeInfinity(bounds[i]) ? "-Inf is no bound"
                : i > 0 && bounds[i] == bounds[i - 1] ? Invariant($"{bounds[i]} is there twice")
                : i > 0 && bounds[i] < bounds[i - 1] ? Invariant($"{bounds[i]} comes after {bounds[i - 1]}; write them in ascending order")
                : i >= MaxCount ? $"there are more than {MaxCount}"
                : null;
            if (fault is not null)
            {
                var place = AttributeArguments.Element(histogram.NamedSyntax("Buckets"), i)?.GetLocation() ?? histogram.Location;
                context.Report(Rules.BadBuckets, place, member, fault);
                return Default;
            }
        }

        return bounds.ToEquatableArray();
    }

    private static EquatableArray<double> Exponential(ParseContext context, AttributeArguments attribute, string member)
    {
        double start = attribute.Positional<double>(0), factor = attribute.Positional<double>(1);
        int count = attribute.Positional<int>(2);
        (int Argument, string Text)? fault = !(start > 0 && IsFinite(start)) ? (0, Invariant($"start is {start}; it must be above 0"))
            : !(factor > 1 && IsFinite(factor)) ? (1, Invariant($"factor is {factor}; it must be above 1"))
            : CheckCount(count);
        return Check(context, attribute, member, fault, () => Series(start, count, (_, previous) => previous * (decimal)factor, (_, previous) => previous * factor));
    }

    private static EquatableArray<double> Linear(ParseContext context, AttributeArguments attribute, string member)
    {
        double start = attribute.Positional<double>(0), width = attribute.Positional<double>(1);
        int count = attribute.Positional<int>(2);
        (int Argument, string Text)? fault = !IsFinite(start) ? (0, Invariant($"start is {start}; it must be a finite number"))
            : !(width > 0 && IsFinite(width)) ? (1, Invariant($"width is {width}; it must be above 0"))
            : CheckCount(count);
        return Check(context, attribute, member, fault, () => Series(start, count, (_, previous) => previous + (decimal)width, (_, previous) => previous + width));
    }

    private static (int, string)? CheckCount(int count) =>
        count is < 1 or > MaxCount ? (2, $"count is {count}; it must be 1 to {MaxCount}") : null;

    private static EquatableArray<double> Check(
        ParseContext context, AttributeArguments attribute, string member, (int Argument, string Text)? fault, Func<EquatableArray<double>> series)
    {
        if (fault is { } f)
        {
            context.Report(Rules.BadBucketSeries, attribute.PlaceOf(f.Argument), attribute.Name, member, f.Text);
            return Default;
        }

        EquatableArray<double> bounds = series();
        for (int i = 0; i < bounds.Count; i++)
        {
            if (!IsFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
            {
                context.Report(Rules.BadBucketSeries, attribute.Location, attribute.Name, member, $"bound {i + 1} is out of a number's range");
                return Default;
            }
        }

        return bounds;
    }

    // In decimals where they reach, so that 0.1 + 0.1 + 0.1 is 0.3 in the exposition.
    private static EquatableArray<double> Series(double start, int count, Func<int, decimal, decimal> exact, Func<int, double, double> rough)
    {
        var bounds = new double[count];
        try
        {
            decimal bound = (decimal)start;
            for (int i = 0; i < count; i++)
            {
                bounds[i] = (double)bound;
                bound = i + 1 < count ? exact(i, bound) : bound;
            }

            if (bounds.Distinct().Count() == count && Math.Abs(bounds[0] - start) <= Math.Abs(start) * 1e-12)
            {
                return new EquatableArray<double>(bounds);
            }
        }
        catch (OverflowException)
        {
            // beyond decimal's range: doubles do
        }

        double value = start;
        for (int i = 0; i < count; i++)
        {
            bounds[i] = value;
            value = rough(i, value);
        }

        return new EquatableArray<double>(bounds);
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

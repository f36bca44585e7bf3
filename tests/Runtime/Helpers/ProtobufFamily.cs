using System.Globalization;
using Google.Protobuf;

namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>A MetricFamily as Google's library reads its fields. A field that is unknown, or there twice, fails.</summary>
internal sealed record ProtobufFamily(string Name, string Help, string Type, IReadOnlyList<ProtobufMetric> Metrics)
{
    private static readonly string[] Types = ["counter", "gauge", "summary", "untyped", "histogram"];

    /// <summary>The samples that Prometheus makes of it, in order.</summary>
    public IEnumerable<Sample> Samples => Metrics.SelectMany(metric => metric.SamplesOf(Name));

    public static List<ProtobufFamily> ReadAll(byte[] exposition)
    {
        var families = new List<ProtobufFamily>();
        var input = new CodedInputStream(exposition);
        while (!input.IsAtEnd)
        {
            families.Add(Read(input.ReadBytes()));
        }

        Assert.Equal(families.Count, families.Select(family => family.Name).Distinct().Count());
        return families;
    }

    private static ProtobufFamily Read(ByteString message)
    {
        string name = "", help = "";
        var type = -1;
        var metrics = new List<ProtobufMetric>();
        foreach (var (field, input) in ProtobufFields.Of(message, repeated: 4))
        {
            switch (field)
            {
                case 1: name = input.ReadString(); break;
                case 2: help = input.ReadString(); break;
                case 3: type = input.ReadEnum(); break;
                case 4: metrics.Add(ProtobufMetric.Read(input.ReadBytes())); break;
                default: Assert.Fail($"MetricFamily has field {field}."); break;
            }
        }

        return new(name, help, Types[type], metrics);
    }
}

/// <summary>A Metric: its labels, and one of the others.</summary>
internal sealed record ProtobufMetric(
    IReadOnlyList<(string Name, string Value)> Labels,
    double? Value,
    ProtobufHistogram? Histogram,
    ProtobufSummary? Summary,
    ProtobufExemplar? Exemplar)
{
    public static ProtobufMetric Read(ByteString message)
    {
        var labels = new List<(string, string)>();
        double? value = null;
        ProtobufHistogram? histogram = null;
        ProtobufSummary? summary = null;
        ProtobufExemplar? exemplar = null;
        foreach (var (field, input) in ProtobufFields.Of(message, repeated: 1))
        {
            switch (field)
            {
                case 1: labels.Add(ReadLabel(input.ReadBytes())); break;
                case 2 or 3 or 5: (value, exemplar) = ReadNumber(input.ReadBytes()); break;
                case 4: summary = ProtobufSummary.Read(input.ReadBytes()); break;
                case 7: histogram = ProtobufHistogram.Read(input.ReadBytes()); break;
                default: Assert.Fail($"Metric has field {field}."); break;
            }
        }

        Assert.Single((object?[])[value, histogram, summary], each => each is not null);
        return new(labels, value, histogram, summary, exemplar);
    }

    public static (string Name, string Value) ReadLabel(ByteString message)
    {
        string name = "", value = "";
        foreach (var (field, input) in ProtobufFields.Of(message))
        {
            switch (field)
            {
                case 1: name = input.ReadString(); break;
                case 2: value = input.ReadString(); break;
                default: Assert.Fail($"LabelPair has field {field}."); break;
            }
        }

        return (name, value);
    }

    public IEnumerable<Sample> SamplesOf(string name)
    {
        if (Value is { } value)
        {
            yield return Make(name, value);
            yield break;
        }

        if (Summary is { } summary)
        {
            foreach (var (quantile, estimate) in summary.Quantiles)
            {
                yield return Make(name, estimate, ("quantile", GoFloat(quantile)));
            }

            yield return Make(name + "_sum", summary.Sum);
            yield return Make(name + "_count", summary.Count);
            yield break;
        }

        foreach (var bucket in Histogram!.Buckets)
        {
            yield return Make(name + "_bucket", bucket.Count, ("le", double.IsPositiveInfinity(bucket.Bound) ? "+Inf" : bucket.Bound.ToString("R", CultureInfo.InvariantCulture)));
        }

        yield return Make(name + "_sum", Histogram.Sum);
        yield return Make(name + "_count", Histogram.Count);
    }

    private static (double, ProtobufExemplar?) ReadNumber(ByteString message)
    {
        var value = double.NaN;
        ProtobufExemplar? exemplar = null;
        foreach (var (field, input) in ProtobufFields.Of(message))
        {
            switch (field)
            {
                case 1: value = input.ReadDouble(); break;
                case 2: exemplar = ProtobufExemplar.Read(input.ReadBytes()); break;
                default: Assert.Fail($"The number has field {field}."); break;
            }
        }

        return (value, exemplar);
    }

    private Sample Make(string name, double value, params (string Name, string Value)[] more)
    {
        var labels = Labels.Concat(more).ToDictionary(label => label.Name, label => label.Value);
        if (labels.TryGetValue("le", out var bound) && bound != "+Inf")
        {
            labels["le"] = GoFloat(double.Parse(bound, CultureInfo.InvariantCulture));
        }

        return new(name, labels, double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>A bound as Prometheus makes a label of it: Go's <c>%g</c>, with a point or an exponent.</summary>
    private static string GoFloat(double bound)
    {
        if (bound == 0)
        {
            return "0.0";
        }

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(bound)));
        if (exponent is >= -4 and < 6)
        {
            var plain = bound.ToString("0.####################", CultureInfo.InvariantCulture);
            return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
        }

        var parts = bound.ToString("E16", CultureInfo.InvariantCulture).Split('E');
        for (var digits = 0; digits < 17; digits++)
        {
            var text = bound.ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == bound)
            {
                parts = text.Split('E');
                break;
            }
        }

        var power = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return $"{parts[0]}e{(power < 0 ? "-" : "+")}{Math.Abs(power):00}";
    }
}

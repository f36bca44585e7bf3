using System.Globalization;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles;

/// <summary>Collects families from lines that each say a little about one.</summary>
internal sealed class FamilyCollector
{
    private static readonly string[] HistogramParts = ["_bucket", "_count", "_sum"];

    private readonly List<Family> _families = [];
    private readonly Dictionary<string, Family> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Series> _bySeries = new(StringComparer.Ordinal);

    /// <summary>The family of a TYPE line or of a name in a list.</summary>
    public Family Declare(string name, string? type)
    {
        if (!_byName.TryGetValue(name, out Family? family))
        {
            family = Add(name, type ?? "");
        }
        else if (type is not null)
        {
            family.TypeName = type;
        }

        return family;
    }

    /// <summary>The family that a sample's name belongs to, and which part of it the sample is.</summary>
    public Series OfSample(string name)
    {
        if (!_bySeries.TryGetValue(name, out Series series))
        {
            series = Find(name);
            _bySeries.Add(name, series);
        }

        return series;
    }

    public IReadOnlyList<MetricFamily> ToFamilies()
    {
        JoinUntypedHistograms();
        return [.. _families.Where(f => f.Name.Length > 0 && !f.IsReplaced).Select(f => f.ToMetricFamily())];
    }

    private Family Add(string name, string type)
    {
        var family = new Family(name) { TypeName = type };
        _families.Add(family);
        _byName.Add(name, family);
        return family;
    }

    private Series Find(string name)
    {
        if (_byName.TryGetValue(name, out Family? own) && own.TypeName is not ("histogram" or "gaugehistogram"))
        {
            return new Series(own, own.TypeName == "summary" ? SeriesPart.Value : null);
        }

        int cut = name.LastIndexOf('_');
        string suffix = cut > 0 ? name.Substring(cut) : "";
        if (cut > 0 && _byName.TryGetValue(name.Substring(0, cut), out Family? family))
        {
            switch (family.TypeName, suffix)
            {
                case ("histogram", "_bucket"):
                    return new Series(family, SeriesPart.Bucket);
                case ("histogram" or "summary", "_count" or "_sum"):
                    return new Series(family, suffix == "_sum" ? SeriesPart.Sum : SeriesPart.Count);
                case ("counter", "_total") or ("info", "_info"):
                    // OpenMetrics names the family without what its series end with.
                    family.IsReplaced = true;
                    return new Series(Add(name, family.TypeName), null);
                case (_, "_created"):
                    return new Series(Add(name, "gauge"), null);
            }
        }

        return new Series(own ?? Add(name, ""), null);
    }

    // Without its TYPE line a histogram is three families.
    private void JoinUntypedHistograms()
    {
        foreach (Family buckets in _families.Where(f => f.TypeName is "" or "untyped" or "unknown" && f.Bounds.Count > 0 && f.Name.EndsWith("_bucket", StringComparison.Ordinal)).ToList())
        {
            string name = buckets.Name.Substring(0, buckets.Name.Length - "_bucket".Length);
            if (_byName.ContainsKey(name))
            {
                continue;
            }

            foreach (string part in HistogramParts)
            {
                if (_byName.TryGetValue(name + part, out Family? of))
                {
                    of.IsReplaced = true;
                }
            }

            buckets.IsReplaced = false;
            buckets.Name = name;
            buckets.TypeName = "histogram";
        }
    }

    /// <param name="Family">The family.</param>
    /// <param name="Part">Which part of a histogram or summary; null for what has none.</param>
    internal readonly record struct Series(Family Family, SeriesPart? Part);

    internal sealed class Family(string name)
    {
        private readonly List<Label> _labels = [];

        // Labels are counted in each part by itself: a bucket has what a sum has.
        private int _samples;
        private bool _isListed;

        public string Name { get; set; } = name;

        public string TypeName { get; set; } = "";

        public bool IsReplaced { get; set; }

        public HashSet<double> Bounds { get; } = [];

        /// <summary>A sample without its labels, which follow.</summary>
        public void AddSample() => _samples++;

        /// <summary>The labels are those that a list names.</summary>
        public void AddListed() => (_isListed, _samples) = (true, _samples + 1);

        /// <summary>A label of the sample last added.</summary>
        /// <param name="text">Text that names it.</param>
        /// <param name="start">First character of the name.</param>
        /// <param name="length">Number of its characters.</param>
        /// <param name="index">How many labels of the sample came before it; where it is looked for first.</param>
        public void AddLabel(string text, int start, int length, int index)
        {
            if (index < _labels.Count && _labels[index].Is(text, start, length))
            {
                _labels[index].Samples++;
                return;
            }

            Label? label = _labels.Find(l => l.Is(text, start, length));
            if (label is null)
            {
                label = new Label(text.Substring(start, length));
                _labels.Add(label);
            }

            label.Samples++;
        }

        public MetricFamily ToMetricFamily() => new(Name, TypeName switch
        {
            "counter" => MetricType.Counter,
            "gauge" or "info" or "stateset" => MetricType.Gauge,
            "histogram" => MetricType.Histogram,
            "summary" => MetricType.Summary,
            _ => MetricType.Unknown,
        })
        {
            Labels = _samples == 0 ? null : [.. _labels.Select(l => new MetricLabel(l.Name) { Optional = !_isListed && l.Samples < _samples })],
            Buckets = [.. Bounds.OrderBy(b => b)],
        };

        public void AddBound(string text)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double bound) && !double.IsInfinity(bound) && !double.IsNaN(bound))
            {
                Bounds.Add(bound);
            }
        }

        private sealed class Label(string name)
        {
            public string Name { get; } = name;

            public int Samples { get; set; }

            public bool Is(string text, int start, int length) => length == Name.Length && string.CompareOrdinal(text, start, Name, 0, length) == 0;
        }
    }
}

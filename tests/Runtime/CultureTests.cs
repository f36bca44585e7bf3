using System.Globalization;
using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class CultureTests
{
    [Theory]
    [InlineData(ExpositionFormat.Text)]
    [InlineData(ExpositionFormat.OpenMetrics)]
    public void An_odd_culture_changes_nothing(ExpositionFormat format)
    {
        var expected = Write(CultureInfo.InvariantCulture, format);
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.PositiveInfinitySymbol = "viel";
        odd.NumberFormat.NaNSymbol = "nix";
        Assert.Equal(expected, Write(odd, format));
        Assert.Contains("-1.5", expected, StringComparison.Ordinal);
    }

    private static string Write(CultureInfo culture, ExpositionFormat format)
    {
        var text = "";
        var thread = new Thread(() =>
        {
            CultureInfo.CurrentCulture = culture;
            var registry = new MetricRegistry();
            var gauge = registry.RegisterGauge(Define.Metric("g", LabelDefinition.Range("x", false, -3, 3)));
            gauge.Series[0]!.Set(-1.5);
            gauge.Series[1]!.Set(double.NaN);
            gauge.Series[2]!.Set(1e300);
            var histogram = Define.Histogram(registry, "h", -0.5, 2.5, 1e7);
            histogram.Observe(0.1);
            Assert.Equal(1, registry.GetSampleValue("h_bucket", ("le", "2.5")));
            Assert.Equal(ExpositionFormat.OpenMetrics, ContentNegotiation.Choose("application/openmetrics-text;q=0.5,text/plain;q=0.25"));
            text = Scrape.WriteAsync(format, registry).GetAwaiter().GetResult();
        });
        thread.Start();
        thread.Join();
        return text;
    }
}

using System.Text.RegularExpressions;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using MetricsKit.PromQL;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>The pattern takes the pods that Kubernetes names after a workload, and no others.</summary>
public sealed class PodNamesTests
{
    private const string Hash = "7d4b9c6f58";

    [Theory]
    [InlineData("myshop-api-7d4b9c6f5-x2x9z", true)]
    [InlineData("myshop-api-7d4b9c6f58-x2x9z", true)]
    [InlineData("myshop-api-6b8c7d-x2x9z", true)]
    [InlineData("myshop-api-x2x9z", true)]
    [InlineData("myshop-api-0", true)]
    [InlineData("myshop-api-12", true)]
    [InlineData("myshop-api", false)]
    [InlineData("myshop-api-", false)]
    [InlineData("myshop-api-worker-7d4b9c6f5-x2x9z", false)]
    [InlineData("myshop-api-worker-x2x9z", false)]
    [InlineData("myshop-api-worker-0", false)]
    [InlineData("myshop-api-db-x2x9z", false)]
    [InlineData("myshop-api-7d4b9c6f5-x2x9z-extra", false)]
    [InlineData("other-myshop-api-7d4b9c6f5-x2x9z", false)]
    [InlineData("myshop-api-7d4b9c6f5-hello", false)]
    [InlineData("myshop-apis-0", false)]
    public void Of_a_name_of_usual_length(string pod, bool matches) => Assert.Equal(matches, Matches("myshop-api", pod));

    /// <summary>Kubernetes cuts the name before the random part to 58 characters.</summary>
    [Theory]
    [InlineData(45)]
    [InlineData(46)]
    [InlineData(47)]
    [InlineData(50)]
    [InlineData(56)]
    [InlineData(57)]
    [InlineData(58)]
    [InlineData(63)]
    public void Of_a_name_so_long_that_Kubernetes_cuts_it(int length)
    {
        string name = new('a', length);
        Assert.True(Matches(name, Generated($"{name}-{Hash}-")), "Deployment");
        Assert.True(Matches(name, Generated($"{name}-{Hash[..8]}-")), "Deployment with a short hash");
        Assert.True(Matches(name, Generated($"{name}-")), "DaemonSet");
        Assert.True(Matches(name, $"{name}-10"), "StatefulSet");
        Assert.False(Matches(name, $"{name}-worker-0"), "a neighbour's StatefulSet");
    }

    private static string Generated(string prefix) => (prefix.Length > 58 ? prefix[..58] : prefix) + "x2x9z";

    // Prometheus anchors a matcher's expression at both ends.
    private static bool Matches(string service, string pod) => Regex.IsMatch(pod, $"^(?:{Pattern(service)})$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Pattern(string service)
    {
        ArtifactResult result = Write(Manifest(service: new ServiceModel(service, null, null), alerts: [Alert("M", new PodMemoryCondition(0.9))]));
        Expr expr = PromQLParser.Parse((string)Written.Rules(result.File("prometheusrule.yaml"))["M"]["expr"]!).Root!;
        return expr.DescendantsAndSelf().OfType<VectorSelector>().First().Matchers.Single(m => m.Name == "pod").Value;
    }
}

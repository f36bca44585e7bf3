using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

/// <summary>A project in which an expression creates a metric of prometheus-net.</summary>
internal static class Creations
{
    private const string Around = """
        public static class Names
        {
            public const string Orders = "orders";
            public static readonly string[] Bounds = OtherFile.Bounds;
        }

        namespace Other
        {
            public static class Metrics
            {
                public static object CreateCounter(string name, string help) => name + help;
            }
        }
        """;

    public static TestProject Of(string expression) => PrometheusNetSurface.With("") with
    {
        Sources =
        [
            ("Test.cs", $$"""
                using Prometheus;

                public static class Shop
                {
                    public static readonly object Created = {{expression}};
                }
                """),
            ("Around.cs", Around),
            ("OtherFile.cs", "public static class OtherFile { public static readonly string[] Bounds = { \"le\" }; }"),
        ],
    };
}

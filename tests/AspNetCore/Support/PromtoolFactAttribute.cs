namespace MetricsKit.AspNetCore.Tests.Support;

/// <summary>A test that Prometheus' own promtool decides; skipped where it is missing, unless CI=true.</summary>
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        if (Promtool.Path is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "promtool is not on PATH; install Debian's package 'prometheus'.";
        }
    }
}

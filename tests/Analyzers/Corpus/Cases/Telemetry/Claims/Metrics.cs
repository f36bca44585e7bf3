using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace Insurer.Claims;

internal static partial class Metrics
{
    [Counter("product", "claimant")]
    public static partial ClaimsFiled CreateClaimsFiled(Meter meter);

    [Histogram<double>(typeof(AssessmentTags))]
    public static partial Assessment CreateAssessment(Meter meter);

    [Counter<int>("reason", "adjuster_team")]
    public static partial ClaimsDenied CreateClaimsDenied(this Meter meter);
}

internal readonly struct AssessmentTags
{
    public string? Product { get; init; }
    public string? CaseNumber { get; init; }
    public Priority Priority { get; init; }
}

internal enum Priority { Low, High }

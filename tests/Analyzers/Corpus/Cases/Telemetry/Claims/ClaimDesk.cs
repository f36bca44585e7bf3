using System.Diagnostics.Metrics;

namespace Insurer.Claims;

public enum Product { Car, House }

public sealed record Claim(Guid Id, string CaseNumber, Product Product, string ClaimantName, bool Disputed);

public sealed class ClaimDesk
{
    private readonly ClaimsFiled _filed;
    private readonly ClaimsDenied _denied;
    private readonly Assessment _assessment;

    public ClaimDesk(IMeterFactory meters)
    {
        var meter = meters.Create("Insurer.Claims");
        _filed = Metrics.CreateClaimsFiled(meter);
        _denied = meter.CreateClaimsDenied();
        _assessment = Metrics.CreateAssessment(meter);
    }

    public void File(Claim claim) => _filed.Add(1, claim.Product, claim.ClaimantName); // bounded: product // high: claimant

    public void FileAnonymously(Claim claim) => _filed.Add(1, claim.Product.ToString(), "anonymous"); // bounded: product // bounded: claimant

    public void Deny(Claim claim, Exception? because)
    {
        _denied.Add(1, because?.Message ?? "policy", claim.Disputed ? "legal" : "regular"); // high: reason // bounded: adjuster_team
        _denied.Add(1, because is null ? "policy" : "error", "regular"); // bounded: reason
    }

    public void Assessed(Claim claim, TimeSpan time) => _assessment.Record(time.TotalSeconds, new AssessmentTags
    {
        Product = claim.Product.ToString(), // bounded: Product
        CaseNumber = claim.CaseNumber, // high: CaseNumber
        Priority = claim.Disputed ? Priority.High : Priority.Low, // bounded: Priority
    });
}

using MetricsKit.Analyzers.Tests.Harness;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3103TenantValueTests
{
    [Theory]
    [InlineData("void M(string tenantId) => Total.WithLabels({|MK3103:tenantId|}).Inc();")]
    [InlineData("void M(Company company) => Total.WithLabels({|MK3103:company.Id.ToString()|}).Inc();")]
    public Task A_tenant_is_marked_where_the_rule_is_on(string members) =>
        UsageSource.VerifyAsync("MK3103", Source(members), "[*.cs]\ndotnet_diagnostic.MK3103.severity = warning");

    [Theory]
    [InlineData("void M(string tenantId) => Total.WithLabels(tenantId).Inc();")]
    [InlineData("void M(Company company) => Total.WithLabels(company.Id.ToString()).Inc();")]
    public Task It_is_off_unless_asked_for(string members) => UsageSource.VerifyAsync("MK3103", Source(members));

    private static string Source(string members) => ValueSource.Worker(members, "public record Company(Guid Id);");
}

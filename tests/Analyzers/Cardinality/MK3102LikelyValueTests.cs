using MetricsKit.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3102LikelyValueTests
{
    [Theory]
    [InlineData("void M(Gadget gadget) => Total.WithLabels({|MK3102:gadget.Id.ToString()|}).Inc();")]
    [InlineData("void M(string address) => Total.WithLabels({|MK3102:address|}).Inc();")]
    [InlineData("readonly Guid _id = Guid.NewGuid(); void M() => Total.WithLabels({|MK3102:_id.ToString()|}).Inc();")]
    public Task What_is_called_like_one_of_many_is_suggested(string members) => Verify(members);

    [Theory]
    [InlineData("void M(Shard shard) => Total.WithLabels(shard.Id.ToString()).Inc();")]
    [InlineData("static readonly Guid Id = Guid.NewGuid(); void M() => Total.WithLabels(Id.ToString()).Inc();")]
    [InlineData("void M(string queue) => Total.WithLabels(queue).Inc();")]
    public Task What_an_operator_sets_up_is_not(string members) => Verify(members);

    [Fact]
    public async Task It_is_a_suggestion() =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await UsageSource.VerifyAsync("MK3102", Source("void M(Gadget gadget) => Total.WithLabels({|MK3102:gadget.Id.ToString()|}).Inc();"))).Severity);

    private static Task Verify(string members) => UsageSource.VerifyAsync("MK3102", Source(members));

    private static string Source(string members) => ValueSource.Worker(members, "public record Gadget(int Id); public record Shard(int Id);");
}

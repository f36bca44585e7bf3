using MetricsKit.Analyzers.Tests.Harness;

namespace MetricsKit.Analyzers.Tests.Usage;

public sealed class MK6001NegativeIncrementTests
{
    [Theory]
    [InlineData("void M() => Shop.Orders().Inc({|MK6001:-1|});")]
    [InlineData("void M() => Shop.Orders().Inc({|MK6001:-0.5|});")]
    [InlineData("void M() => _counter.Inc({|MK6001:-1|});")]
    [InlineData("void M() => _counter?.Inc({|MK6001:-1|});")]
    [InlineData("void M() => _counter.Inc({|MK6001:-1|}, Prometheus.Exemplar.None);")]
    [InlineData("void M(Prometheus.Counter c) => c.WithLabels(\"a\").Inc(increment: {|MK6001:-2|});")]
    [InlineData("void M() => _hits.Add({|MK6001:-1|});")]
    [InlineData("void M() => _hits.Add({|MK6001:-1L|}, new KeyValuePair<string, object?>(\"a\", 1));")]
    [InlineData("const int Step = -3; void M() => _hits.Add({|MK6001:Step|});")]
    [InlineData("const int Step = 3; void M() => _hits.Add({|MK6001:-Step|});")]
    [InlineData("void M() { int step = -3; _hits.Add({|MK6001:step|}); }")]
    [InlineData("void M() { var step = 3; _hits.Add({|MK6001:-step|}); }")]
    [InlineData("void M() { const long step = 1 - 2; _hits.Add({|MK6001:step|}); }")]
    [InlineData("void M() => _hits.Add({|MK6001:Timeout.Infinite|});")]
    [InlineData("void M() => _hits.Add({|MK6001:int.MinValue|});")]
    [InlineData("void M() => _hits.Add({|MK6001:(long)(-1)|});")]
    [InlineData("void M() => _hits.Add({|MK6001:1 - 2|});")]
    [InlineData("void M(bool up) => _hits.Add(up ? 1 : {|MK6001:-1|});")]
    [InlineData("void M(int n) => _counter.Inc(n switch { 0 => 0, 1 => {|MK6001:-1|}, _ => 1 });")]
    [InlineData("void M(System.Diagnostics.Metrics.Counter<decimal> c) => c.Add({|MK6001:decimal.MinusOne|});")]
    public Task A_constant_below_zero_is_marked(string members) => UsageSource.VerifyAsync("MK6001", UsageSource.Worker(members));

    [Theory]
    [InlineData("void M() => Shop.Orders().Inc(1);")]
    [InlineData("void M() => _counter.Inc();")]
    [InlineData("void M() => _hits.Add(-0);")]
    [InlineData("void M() => Shop.Jobs.Inc(-1);")]
    [InlineData("void M() => _gauge.Inc(-1);")]
    [InlineData("void M() => _active.Add(-1);")]
    [InlineData("void M() => _numbers.Add(-1);")]
    [InlineData("void M(int n) => _hits.Add(n);")]
    [InlineData("void M(int n) => _hits.Add(-n);")]
    [InlineData("void M(bool b) { int step = -1; if (b) step = 1; _hits.Add(step); }")]
    [InlineData("void M() { int step = -1; step += 5; _hits.Add(step); }")]
    [InlineData("void M() { int step = -1; step++; _hits.Add(step); }")]
    [InlineData("static int Step = -1; void M() => _hits.Add(Step);")]
    public Task Other_numbers_and_other_instruments_are_left_alone(string members) => UsageSource.VerifyAsync("MK6001", UsageSource.Worker(members));

    [Fact]
    public Task A_counter_of_another_library_is_none_of_ours() => UsageSource.VerifyAsync("MK6001", UsageSource.Worker(
        "void M() => new Own.Counter().Inc(-1);", "namespace Own { public class Counter { public void Inc(double increment) { } } }"));

    [Theory]
    [InlineData("void M() => Shop.Orders().Inc({|MK6001:-1|});", "Counter 'orders_total' is incremented by -1, and it is ignored: a counter only goes up; use a gauge for what also falls")]
    [InlineData("void M() => _counter.Inc({|MK6001:-0.5|});", "Counter '_counter' is incremented by -0.5, and the call throws: a counter only goes up; use a gauge for what also falls")]
    [InlineData("void M() => _hits.Add({|MK6001:-1|});", "Counter '_hits' is incremented by -1, and rates take it for a restart: a counter only goes up; use an UpDownCounter for what also falls")]
    public async Task The_message_says_what_happens(string members, string message) => Assert.Equal(message, await UsageSource.MessageAsync("MK6001", members));
}

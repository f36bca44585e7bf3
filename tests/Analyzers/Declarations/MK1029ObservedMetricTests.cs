using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1029ObservedMetricTests
{
    private const string Labels = """
        [LabelSet] public readonly record struct Pool([Label(MaxValues = 5)] string Name, Outcome Last);
        public record struct Plain(string Name);
        """;

    [Theory]
    [InlineData("""[Histogram("a")] private static double {|MK1029:A|}() => 1;""")]
    [InlineData("""[Gauge("a")] private static {|MK1029:string|} A() => "";""")]
    [InlineData("""[Gauge("a")] private static {|MK1029:double?|} A() => null;""")]
    [InlineData("""[Gauge("a")] private static {|MK1029:Task<double>|} A() => Task.FromResult(1d);""")]
    [InlineData("""[Gauge("a")] private static {|MK1029:string|} A => "";""")]
    [InlineData("""[Gauge("a")] private static {|MK1029:void|} A() { }""")]
    [InlineData("""[Gauge("a")] private static double A([Label(MaxValues = 5)] string {|MK1029:x|}) => 1;""")]
    [InlineData("""[Gauge("a")] private static double A(Pool {|MK1029:pool|}) => 1;""")]
    [InlineData("""[Gauge("a")] private static void A(Observer<Pool> o, int {|MK1029:x|}) { }""")]
    [InlineData("""[Gauge("a")] private static void A(Observer<Plain> {|MK1029:o|}) { }""")]
    [InlineData("""[Gauge("a")] private static {|MK1029:double|} A(Observer<Pool> o) => 1;""")]
    [InlineData("""[Gauge("a")] private static async void {|MK1029:A|}(Observer<Pool> o) => await Task.Yield();""")]
    [InlineData("""[Info("a")] private static {|MK1029:double|} A() => 1;""")]
    [InlineData("""[Info("a")] private static {|MK1029:Plain|} A() => default;""")]
    [InlineData("""[Info("a")] private static Pool A(int {|MK1029:x|}) => default;""")]
    public Task A_body_that_cannot_be_read(string member) => Verify.DiagnosticsAsync(Source.Set(member, Labels));

    [Theory]
    [InlineData("""[Gauge("a")] private static double A() => 1;""")]
    [InlineData("""[Gauge("a")] private static int A => 1;""")]
    [InlineData("""[Gauge("a_seconds")] private static TimeSpan A { get { return default; } }""")]
    [InlineData("""[Counter("a_total")] private static decimal A(Outcome o, bool? b, [LabelRange(1, 3)] int n) => 1;""")]
    [InlineData("""[Gauge("a")] private static void A(Observer<Pool> o) { }""")]
    [InlineData("""[Counter("a_total")] private static void A(Observer<Pool> o) => o.Observe(default, 1);""")]
    [InlineData("""[Info("a")] private static Pool A() => default;""")]
    [InlineData("""[Info("a")] private static Pool A => default;""")]
    public Task What_can_be_read_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member, Labels));

    [Fact]
    public Task Too_many_readings() => Verify.DiagnosticsAsync(
        Source.Set("""[Gauge("a")] private static double {|MK1025:A|}([LabelRange(1, 40)] int x, [LabelRange(1, 40)] int y) => 1;"""));

    [Fact]
    public Task Labels_and_names_are_held_to_the_same_rules() => Verify.DiagnosticsAsync(Source.Set(
        """
        [Gauge({|MK1008:"a-b"|})] private static double A() => 1;
        [Gauge("b")] private static double B(Guid {|MK3003:id|}) => 1;
        """));

    [Fact]
    public Task A_type_that_is_not_partial() => Verify.DiagnosticsAsync(
        """[MetricSet] public static class {|MK1002:M|} { [Gauge("a")] private static double A() => 1; }""");

    [Fact]
    public Task A_type_that_is_no_set() => Verify.DiagnosticsAsync(
        """public static partial class M { [Gauge("a")] private static double {|MK1006:A|}() => 1; }""");

    [Fact]
    public async Task The_message_says_what_to_write() => Assert.Equal(
        "'A' has a body, so it is read before each scrape, and it must return a number or a TimeSpan, or take an Observer<TLabels> and return nothing, and this returns 'string'",
        await Verify.MessageAsync(Source.Set("""[Gauge("a")] private static {|MK1029:string|} A() => "";""")));
}

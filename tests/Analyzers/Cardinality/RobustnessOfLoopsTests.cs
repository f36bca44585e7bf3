using MetricsKit.Analyzers.Tests.Harness;

namespace MetricsKit.Analyzers.Tests.Cardinality;

/// <summary>Values and lists that are made of themselves, round by round.</summary>
public sealed class RobustnessOfLoopsTests
{
    [Theory]
    [InlineData("void M(int n) { string text = \"\"; for (int i = 0; i < n; i++) text += \"x\"; Total.WithLabels(text).Inc(); }")]
    [InlineData("void M(Exception? e) { string text = \"\"; while (e is not null) { text = text + e.Message; e = e.InnerException; } Total.WithLabels({|MK3101:text|}).Inc(); }")]
    [InlineData("void M(Exception? e) { string text = \"\"; while (e is not null) { text += e.Message; e = e.InnerException; } Total.WithLabels({|MK3101:text|}).Inc(); }")]
    [InlineData("void M(int n) { var tags = new TagList(); for (int i = 0; i < n; i++) Fill(ref tags); _hits.Add(1, tags); } static void Fill(ref TagList tags) => tags.Add(\"seen\", {|MK3101:DateTime.UtcNow|});")]
    [InlineData("void M(int n) { var list = new List<KeyValuePair<string, object?>>(); for (int i = 0; i < n; i++) list = [.. list, new(\"seen\", {|MK3101:DateTime.UtcNow|})]; _hits.Add(1, list.ToArray()); }")]
    [InlineData("void M(string a, string b, int n) { for (int i = 0; i < n; i++) (a, b) = (b, a); Total.WithLabels(a).Inc(); }")]
    [InlineData("void M(string? a, string? b) { a ??= b; b ??= a; a ??= b; Total.WithLabels(a ?? b ?? \"none\").Inc(); }")]
    [InlineData("string M(string text, int n) { Total.WithLabels(text).Inc(); return n == 0 ? text : M(M(text + \"x\", n - 1), n - 1); }")]
    [InlineData("void M(string text, int n) { Total.WithLabels(text).Inc(); if (n > 0) N(text, n); } void N(string text, int n) => M(text + n, n - 1);")]
    public Task Each_round_is_read_once(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members));
}

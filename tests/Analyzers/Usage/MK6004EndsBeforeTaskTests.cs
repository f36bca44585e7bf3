using MetricsKit.Analyzers.Tests.Harness;

namespace MetricsKit.Analyzers.Tests.Usage;

public sealed class MK6004EndsBeforeTaskTests
{
    private const string MeterSet = """
        public static class Meters { public static MeterCounter Errors = default; }
        """;

    [Theory]
    [InlineData("async Task M() => await _counter.{|MK6004:CountExceptions|}(async () => await WorkAsync());")]
    [InlineData("async Task M() { await _counter.{|MK6004:CountExceptions|}(async () => { await WorkAsync(); }); }")]
    [InlineData("async Task<int> M() => await _counter.{|MK6004:CountExceptions|}(() => AnswerAsync());")]
    [InlineData("Task M() => _counter.{|MK6004:CountExceptions|}(WorkAsync);")]
    [InlineData("Task M(Prometheus.Counter c) => c.WithLabels(\"a\").{|MK6004:CountExceptions|}(() => WorkAsync(), e => e is IOException);")]
    [InlineData("async Task M() => await _counter.{|MK6004:CountExceptions|}(async ValueTask () => await WorkAsync());")]
    [InlineData("async Task M() => await Meters.Errors.{|MK6004:CountExceptions|}(async () => await WorkAsync());")]
    [InlineData("async ValueTask M() => await Shop.Orders().{|MK6004:CountExceptions|}(async ValueTask () => await WorkAsync());")]
    [InlineData("void M() { _counter.{|MK6004:CountExceptions|}((Action)(async () => await WorkAsync())); }")]
    [InlineData("void M() { _counter.{|MK6004:CountExceptions|}(Later); } async void Later() => await WorkAsync();")]
    public Task Exceptions_of_a_task_that_is_only_made_are_marked(string members) => UsageSource.VerifyAsync("MK6004", UsageSource.Worker(members, MeterSet));

    [Theory]
    [InlineData("Task M() { using (_histogram.{|MK6004:NewTimer|}()) { return WorkAsync(); } }")]
    [InlineData("Task M() { using var timer = _histogram.{|MK6004:NewTimer|}(); return WorkAsync(); }")]
    [InlineData("Task<int> M(bool b) { using (Shop.Jobs.{|MK6004:TrackInProgress|}()) { return b ? AnswerAsync() : Task.FromResult(1); } }")]
    [InlineData("Func<Task> M() => () => { using var timer = Shop.Duration().{|MK6004:NewTimer|}(); return WorkAsync(); };")]
    [InlineData("Task M() { using var timer = _histogram.{|MK6004:NewTimer|}(); var task = WorkAsync(); Work(); return task; }")]
    [InlineData("ValueTask M() { using (_gauge.{|MK6004:TrackInProgress|}()) return new Channelled().Read(); } class Channelled { public ValueTask Read() => default; }")]
    public Task A_using_that_ends_before_its_task_is_marked(string members) => UsageSource.VerifyAsync("MK6004", UsageSource.Worker(members));

    [Theory]
    [InlineData("Task M() => _counter.CountExceptionsAsync(() => WorkAsync());")]
    [InlineData("Task M() => Shop.Orders().CountExceptions(() => WorkAsync());")]
    [InlineData("Task<int> M() => Shop.Orders().CountExceptions(AnswerAsync);")]
    [InlineData("void M() => _counter.CountExceptions(Work);")]
    [InlineData("void M() => _counter.CountExceptions(() => Work());")]
    [InlineData("int M() => _counter.CountExceptions(() => AnswerAsync().Result);")]
    [InlineData("async Task M() { using (_histogram.NewTimer()) { await WorkAsync(); } }")]
    [InlineData("Task M() { using (_histogram.NewTimer()) { Work(); return Task.CompletedTask; } }")]
    [InlineData("Task<int> M() { using (_histogram.NewTimer()) { Work(); return Task.FromResult(1); } }")]
    [InlineData("Task M() { using (_histogram.NewTimer()) { Work(); } return WorkAsync(); }")]
    [InlineData("Task M() { using (_histogram.NewTimer()) { Func<Task> later = () => { return WorkAsync(); }; later().Wait(); } return Task.CompletedTask; }")]
    [InlineData("int M() { using (_histogram.NewTimer()) { return AnswerAsync().Result; } }")]
    public Task What_awaits_or_has_no_task_is_left_alone(string members) => UsageSource.VerifyAsync("MK6004", UsageSource.Worker(members));

    [Theory]
    [InlineData("Task M() => _counter.{|MK6004:CountExceptions|}(WorkAsync);", "CountExceptions on '_counter' ends when the task is made, not when it is done, so an exception after the first await is not counted; call CountExceptionsAsync and await it")]
    [InlineData("Task M() { using (Shop.Duration().{|MK6004:NewTimer|}()) { return WorkAsync(); } }", "The timer on 'job_duration_seconds' ends when the task is made, not when it is done, so the work is not timed; make the method async and await the task inside the using")]
    public async Task The_message_says_what_is_lost(string members, string message) => Assert.Equal(message, await UsageSource.MessageAsync("MK6004", members));
}

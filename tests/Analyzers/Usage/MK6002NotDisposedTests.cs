using MetricsKit.Analyzers.Tests.Harness;

namespace MetricsKit.Analyzers.Tests.Usage;

public sealed class MK6002NotDisposedTests
{
    [Theory]
    [InlineData("void M() { Shop.Duration().{|MK6002:NewTimer|}(); Work(); }")]
    [InlineData("void M() { _histogram.{|MK6002:NewTimer|}(); Work(); }")]
    [InlineData("void M() { _histogram?.{|MK6002:NewTimer|}(); Work(); }")]
    [InlineData("void M() { _ = _gauge.{|MK6002:TrackInProgress|}(); Work(); }")]
    [InlineData("Action M() => () => Shop.Jobs.{|MK6002:TrackInProgress|}();")]
    [InlineData("void M() { var timer = _histogram.{|MK6002:NewTimer|}(); Work(); }")]
    [InlineData("void M() { var timer = Shop.Duration().{|MK6002:NewTimer|}(); Work(); Console.WriteLine(timer.Elapsed > TimeSpan.Zero); }")]
    [InlineData("void M() { Prometheus.ITimer timer; timer = _histogram.{|MK6002:NewTimer|}(); Work(); }")]
    [InlineData("void M() { IDisposable tracker = _gauge.{|MK6002:TrackInProgress|}(); Work(); }")]
    [InlineData("void M() { var timer = _histogram.NewTimer(); timer.Dispose(); timer = _histogram.{|MK6002:NewTimer|}(); Work(); }")]
    public Task What_is_dropped_or_never_disposed_is_marked(string members) => UsageSource.VerifyAsync("MK6002", UsageSource.Worker(members));

    [Theory]
    [InlineData("void M() { var tracker = _gauge.{|MK6002:TrackInProgress|}(); Work(); tracker.Dispose(); }")]
    [InlineData("async Task M() { var tracker = Shop.Jobs.{|MK6002:TrackInProgress|}(); await WorkAsync(); tracker.Dispose(); }")]
    [InlineData("void M(bool b) { var tracker = _gauge.{|MK6002:TrackInProgress|}(); if (b) return; tracker.Dispose(); }")]
    [InlineData("void M(bool b) { var tracker = _gauge.{|MK6002:TrackInProgress|}(); if (b) tracker.Dispose(); }")]
    [InlineData("void M() { var tracker = _gauge.{|MK6002:TrackInProgress|}(); try { Work(); } catch (IOException) { } tracker.Dispose(); }")]
    public Task A_tracker_must_be_disposed_on_every_path(string members) => UsageSource.VerifyAsync("MK6002", UsageSource.Worker(members));

    [Theory]
    [InlineData("void M() { using (Shop.Duration().NewTimer()) { Work(); } }")]
    [InlineData("void M() { using var timer = _histogram.NewTimer(); Work(); }")]
    [InlineData("void M() { using (var timer = _histogram.NewTimer()) Work(); }")]
    [InlineData("void M() { using IDisposable? tracker = _gauge?.TrackInProgress(); Work(); }")]
    [InlineData("void M() { var tracker = _gauge.TrackInProgress(); using (tracker) { Work(); } }")]
    [InlineData("void M() { var tracker = _gauge.TrackInProgress(); try { Work(); } finally { tracker.Dispose(); } }")]
    [InlineData("void M() { var tracker = _gauge.TrackInProgress(); Work(); try { Work(); } finally { tracker.Dispose(); } }")]
    [InlineData("void M() { IDisposable? tracker = null; try { tracker = _gauge.TrackInProgress(); Work(); } finally { tracker?.Dispose(); } }")]
    [InlineData("void M() { var tracker = _gauge.TrackInProgress(); try { Work(); } catch (Exception) { tracker.Dispose(); throw; } tracker.Dispose(); }")]
    [InlineData("void M() { var tracker = _gauge.TrackInProgress(); ((IDisposable)tracker).Dispose(); }")]
    [InlineData("void M() { var timer = _histogram.NewTimer(); Work(); timer.ObserveDuration(); }")]
    [InlineData("void M(bool b) { var timer = _histogram.NewTimer(); Work(); if (b) timer.ObserveDuration(); }")]
    [InlineData("void M() { var timer = _histogram.NewTimer(); Work(); timer?.Dispose(); }")]
    [InlineData("Prometheus.ITimer M() => _histogram.NewTimer();")]
    [InlineData("Prometheus.ITimer M() { var timer = _histogram.NewTimer(); Work(); return timer; }")]
    [InlineData("IDisposable? _kept; void M() { _kept = _gauge.TrackInProgress(); }")]
    [InlineData("IDisposable? _kept; void M() { var tracker = _gauge.TrackInProgress(); _kept = tracker; }")]
    [InlineData("void M(List<IDisposable> all) { all.Add(_gauge.TrackInProgress()); }")]
    [InlineData("Action M() { var timer = _histogram.NewTimer(); return () => timer.Dispose(); }")]
    [InlineData("void M() { var timer = _histogram.NewTimer(); void End() => timer.ObserveDuration(); Work(); End(); }")]
    [InlineData("void M() { _histogram.NewTimer().ObserveDuration(); }")]
    public Task What_is_disposed_or_handed_on_is_left_alone(string members) => UsageSource.VerifyAsync("MK6002", UsageSource.Worker(members));

    [Fact]
    public Task A_timer_of_another_library_is_none_of_ours() => UsageSource.VerifyAsync("MK6002", UsageSource.Worker(
        "void M() { new Own.Clock().NewTimer(); }", "namespace Own { public class Clock { public IDisposable NewTimer() => null!; } }"));

    [Theory]
    [InlineData("void M() { Shop.Duration().{|MK6002:NewTimer|}(); }", "The timer of 'job_duration_seconds' is dropped, so no time is recorded; hold it with 'using'")]
    [InlineData("void M() { var t = _histogram.{|MK6002:NewTimer|}(); }", "The timer of '_histogram' is never disposed, and ObserveDuration is never called, so no time is recorded; hold it with 'using'")]
    [InlineData("void M() { var t = _gauge.{|MK6002:TrackInProgress|}(); Work(); t.Dispose(); }", "The tracker of '_gauge' is not disposed when 'Work' throws, so the gauge stays too high until the process restarts; hold it with 'using'")]
    [InlineData("void M(bool b) { var t = Shop.Jobs.{|MK6002:TrackInProgress|}(); if (b) t.Dispose(); }", "The tracker of 'jobs' is not disposed on every path, so the gauge stays too high until the process restarts; hold it with 'using'")]
    public async Task The_message_says_what_is_lost(string members, string message) => Assert.Equal(message, await UsageSource.MessageAsync("MK6002", members));
}

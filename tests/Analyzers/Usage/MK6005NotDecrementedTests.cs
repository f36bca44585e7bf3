using MetricsKit.Analyzers.Tests.Harness;

namespace MetricsKit.Analyzers.Tests.Usage;

public sealed class MK6005NotDecrementedTests
{
    [Theory]
    [InlineData("void M() { _gauge.{|MK6005:Inc|}(); Work(); _gauge.Dec(); }")]
    [InlineData("void M() { Shop.Jobs.{|MK6005:Inc|}(); Work(); Shop.Jobs.Dec(); }")]
    [InlineData("void M() { _gauge.{|MK6005:Inc|}(2); Work(); _gauge.Dec(2); }")]
    [InlineData("void M() { this._gauge.{|MK6005:Inc|}(1); Work(); _gauge.Dec(); }")]
    [InlineData("async Task M() { _gauge.WithLabels(\"a\").{|MK6005:Inc|}(); await WorkAsync(); _gauge.WithLabels(\"a\").Dec(); }")]
    [InlineData("async Task<int> M() { _active.{|MK6005:Add|}(1); var answer = await AnswerAsync(); _active.Add(-1); return answer; }")]
    [InlineData("void M(string tag) { _active.{|MK6005:Add|}(1, new KeyValuePair<string, object?>(\"a\", tag)); Work(); _active.Add(-1, new KeyValuePair<string, object?>(\"a\", tag)); }")]
    [InlineData("void M() { _gauge.{|MK6005:Inc|}(); try { Work(); } catch (IOException) { _gauge.Dec(); throw; } _gauge.Dec(); }")]
    [InlineData("void M() { try { _gauge.{|MK6005:Inc|}(); Work(); _gauge.Dec(); } catch (Exception) { Console.WriteLine(); throw; } }")]
    [InlineData("void M() { foreach (int n in _numbers) { _gauge.{|MK6005:Inc|}(); Work(); _gauge.Dec(); } }")]
    [InlineData("Action M() => () => { _gauge.{|MK6005:Inc|}(); Work(); _gauge.Dec(); };")]
    [InlineData("void M() { void Inner() { _gauge.{|MK6005:Inc|}(); Work(); _gauge.Dec(); } Inner(); }")]
    [InlineData("async Task M(Func<Task> next) { _gauge.{|MK6005:Inc|}(); await next(); _gauge.Dec(); }")]
    [InlineData("IEnumerable<int> M() { _gauge.{|MK6005:Inc|}(); yield return 1; _gauge.Dec(); }")]
    [InlineData("void M(bool b) { _gauge.{|MK6005:Inc|}(); if (b) throw new IOException(); _gauge.Dec(); }")]
    public Task An_exception_that_skips_the_decrement_is_marked(string members) => UsageSource.VerifyAsync("MK6005", UsageSource.Worker(members));

    [Theory]
    [InlineData("void M() { _gauge.Inc(); try { Work(); } finally { _gauge.Dec(); } }")]
    [InlineData("void M() { _gauge.Inc(); Work(); try { Work(); } finally { _gauge.Dec(); } }")]
    [InlineData("void M() { try { _gauge.Inc(); Work(); } finally { _gauge.Dec(); } }")]
    [InlineData("async Task M() { _active.Add(1); try { await WorkAsync(); } finally { _active.Add(-1); } }")]
    [InlineData("void M() { using (_gauge.TrackInProgress()) { Work(); } }")]
    [InlineData("void M() { _gauge.Inc(); try { Work(); } catch (Exception) { } _gauge.Dec(); }")]
    [InlineData("void M() { _gauge.Inc(); try { Work(); _gauge.Dec(); } catch { _gauge.Dec(); throw; } }")]
    [InlineData("void M() { _gauge.Inc(); _counter.Inc(); Interlocked.Increment(ref _n); _gauge.Dec(); } int _n;")]
    [InlineData("void M() { _gauge.Inc(); Work(); }")]
    [InlineData("void M() { _gauge.Inc(); Work(); _gauge.Dec(5); }")]
    [InlineData("void M() { _gauge.Inc(); Work(); Shop.Jobs.Dec(); }")]
    [InlineData("void M() { _gauge.Dec(); Work(); _gauge.Inc(); }")]
    [InlineData("void M(bool kept) { _gauge.Inc(); Work(); if (kept) return; _gauge.Dec(); }")]
    [InlineData("void Start() { _gauge.Inc(); Work(); } void Stop() => _gauge.Dec();")]
    [InlineData("Action M() { _gauge.Inc(); Work(); return () => _gauge.Dec(); }")]
    [InlineData("void M() { _active.Add(1); Work(); _active.Add(-2); }")]
    [InlineData("void M() { _active.Add(1, new KeyValuePair<string, object?>(\"a\", 1)); Work(); _active.Add(-1, new KeyValuePair<string, object?>(\"a\", 2)); }")]
    [InlineData("void M() { _numbers.Add(1); Work(); _numbers.Add(-1); }")]
    public Task What_an_exception_cannot_skip_and_what_is_no_bracket_is_left_alone(string members) => UsageSource.VerifyAsync("MK6005", UsageSource.Worker(members));

    [Theory]
    [InlineData("void M() { _gauge.{|MK6005:Inc|}(); Work(); _gauge.Dec(); }", "'_gauge' is decremented later in this method, but not when 'Work' throws, and then stays too high until the process restarts; write 'using (_gauge.TrackInProgress())' around what lies between")]
    [InlineData("async Task M() { _active.{|MK6005:Add|}(1); await WorkAsync().ConfigureAwait(false); _active.Add(-1); }", "'_active' is decremented later in this method, but not when 'WorkAsync' throws, and then stays too high until the process restarts; decrement it in a finally block")]
    [InlineData("async Task M(Func<Task> next) { Shop.Jobs.{|MK6005:Inc|}(); await next(); Shop.Jobs.Dec(); }", "'jobs' is decremented later in this method, but not when 'next' throws, and then stays too high until the process restarts; write 'using (Shop.Jobs.TrackInProgress())' around what lies between")]
    public async Task The_message_names_what_throws(string members, string message) => Assert.Equal(message, await UsageSource.MessageAsync("MK6005", members));
}

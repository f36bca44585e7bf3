namespace Telegraph.Core;

public interface IDispatchMeter
{
    void Dispatched(string line, string correspondent);

    void Stalled(string line, TimeSpan pause);

    void Rejected(string line, string why);

    IDisposable Measure(string stage);
}

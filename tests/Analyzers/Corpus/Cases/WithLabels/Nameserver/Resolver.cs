using System.Net;
using System.Net.Sockets;
using Nameserver.Protocol;
using Prometheus;

namespace Nameserver;

public class Resolver
{
    private static readonly Counter QueriesTotal = Metrics.CreateCounter("dns_queries_total", "Number of DNS queries.",
        new CounterConfiguration { LabelNames = new[] { "qname", "qtype" } });

    private static readonly Counter ResponsesTotal = Metrics.CreateCounter("dns_responses_total", "Number of responses.", "rcode", "upstream", "tc");

    private static readonly Histogram Latency = Metrics.CreateHistogram("dns_upstream_latency_seconds", "Upstream latency.", "upstream", "first_label");

    private static readonly Counter ClientsTotal = Metrics.CreateCounter("dns_clients_total", "Clients.", "client", "family");

    private static readonly Counter Blocked = Metrics.CreateCounter("dns_blocked_total", "Blocked.", "list");

    private readonly List<Upstream> _upstreams;
    private readonly Dictionary<string, HashSet<string>> _blocklists;

    public Resolver(List<Upstream> upstreams, Dictionary<string, HashSet<string>> blocklists)
    {
        _upstreams = upstreams;
        _blocklists = blocklists;
    }

    public async Task<DnsMessage> ResolveAsync(DnsMessage request, EndPoint remote)
    {
        foreach (var q in request.Questions)
        {
            QueriesTotal.WithLabels(q.Name, q.Type.ToString()).Inc(); // high: qname // bounded: qtype
            foreach (var (list, names) in _blocklists)
            {
                if (names.Contains(q.Name))
                {
                    Blocked.WithLabels(list).Inc(); // bounded: list
                    Blocked.WithLabels(q.Name).Inc(); // unclear: list
                }
            }
        }

        var ip = (remote as IPEndPoint)?.Address;
        ClientsTotal.WithLabels(ip?.MapToIPv4().ToString() ?? "unknown", remote.AddressFamily == AddressFamily.InterNetworkV6 ? "v6" : "v4").Inc(); // high: client // bounded: family

        var upstream = _upstreams[request.Id % _upstreams.Count];
        using (Latency.WithLabels(upstream.Name, request.Questions[0].Name.Split('.').First()).NewTimer()) // bounded: upstream // high: first_label
        {
            await Task.Yield();
        }

        ResponsesTotal.WithLabels(request.Code.ToString().ToUpper(), upstream.Address.ToString(), request.Truncated ? "1" : "0").Inc(); // bounded: rcode // bounded: upstream // bounded: tc
        QueriesTotal.WithLabels(request.Id.ToString(), "raw").Inc(); // high: qname
        return request;
    }
}

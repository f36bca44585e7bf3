using System.Net;

namespace Nameserver.Protocol;

public enum RecordType : ushort { A = 1, Ns = 2, Cname = 5, Aaaa = 28 }

public enum ResponseCode { NoError, FormErr, ServFail, NxDomain }

public sealed class Question
{
    public string Name { get; init; } = "";
    public RecordType Type { get; init; }
}

public sealed class DnsMessage
{
    public ushort Id { get; init; }
    public List<Question> Questions { get; } = [];
    public ResponseCode Code { get; set; }
    public bool Truncated { get; init; }
}

public sealed class Upstream { public string Name { get; set; } = ""; public IPAddress Address { get; set; } = IPAddress.Loopback; }

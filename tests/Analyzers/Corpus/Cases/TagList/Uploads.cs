using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Attic.Storage;

public sealed class UploadMeter
{
    private readonly Histogram<long> _bytes;
    private readonly Counter<long> _objects;
    private readonly string _bucket;

    public UploadMeter(IMeterFactory meters, IConfiguration config)
    {
        var meter = meters.Create("Attic.Storage");
        _bytes = meter.CreateHistogram<long>("attic.bytes");
        _objects = meter.CreateCounter<long>("attic.objects");
        _bucket = config.GetSection("Attic")["Bucket"]!;
    }

    public void Uploaded(IFormFile file, StorageClass tier, HttpContext http)
    {
        var tags = new TagList
        {
            { "bucket", _bucket }, // bounded: bucket
            { "tier", tier }, // bounded: tier
            { "name", file.FileName }, // high: name
        };
        _bytes.Record(file.Length, tags);

        TagList more = default;
        more.Add("bucket", _bucket); // bounded: bucket
        more.Add(new KeyValuePair<string, object?>("caller", http.User.Identity!.Name)); // high: caller
        more.Insert(0, new("authenticated", http.User.Identity.IsAuthenticated)); // bounded: authenticated
        if (file.Length > 10_000_000)
        {
            more.Add("length", file.Length); // high: length
        }

        _objects.Add(1, in more);

        var indexed = new TagList([new("slot", null), new("etag", null)]);
        indexed[0] = new KeyValuePair<string, object?>("slot", file.Length % 8); // bounded: slot
        indexed[1] = new KeyValuePair<string, object?>("etag", http.Request.Headers.IfMatch.ToString()); // high: etag
        _objects.Add(1, indexed);
    }

    public void Deleted(string objectKey, StorageClass tier)
    {
        var span = new TagList(new KeyValuePair<string, object?>[]
        {
            new("tier", tier.ToString()), // bounded: tier
            new("object_key", objectKey), // high: object_key
        });
        _objects.Add(-1, span);
    }
}

public enum StorageClass { Hot, Cold, Archive }

namespace MetricsKit.Model.Json;

/// <summary>Typed access to a JSON object; a member of another kind is a <see cref="ManifestFormatException"/>, a missing one is the default.</summary>
internal sealed class JsonObject(Dictionary<string, object?> members)
{
    public bool Has(string name) => members.ContainsKey(name);

    public string? String(string name) => Get<string?>(name, null);

    public string RequiredString(string name) => String(name) ?? throw new ManifestFormatException($"'{name}' is missing");

    public bool Flag(string name) => Get(name, false);

    /// <summary>True or false; null where it is missing.</summary>
    public bool? Bool(string name) => Get<bool?>(name, null);

    public int Int(string name)
    {
        double value = Get(name, 0.0);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new ManifestFormatException($"'{name}' is out of range");
    }

    /// <summary>A number, or NaN and infinities by name.</summary>
    public double? Number(string name) => members.TryGetValue(name, out object? value) ? ToDouble(name, value) : null;

    public double RequiredNumber(string name) => Number(name) ?? throw new ManifestFormatException($"'{name}' is missing");

    public JsonObject? Object(string name) => Get<JsonObject?>(name, null);

    public EquatableArray<double> Numbers(string name) => Array(name, item => ToDouble(name, item));

    public EquatableArray<string> Strings(string name) =>
        Array(name, item => item as string ?? throw new ManifestFormatException($"'{name}' holds something other than strings"));

    public EquatableArray<T> Objects<T>(string name, Func<JsonObject, T> read)
        where T : IEquatable<T> =>
        Array(name, item => read(item as JsonObject ?? throw new ManifestFormatException($"'{name}' holds something other than objects")));

    private EquatableArray<T> Array<T>(string name, Func<object?, T> read)
        where T : IEquatable<T> =>
        Get<List<object?>?>(name, null)?.Select(read).ToEquatableArray() ?? EquatableArray<T>.Empty;

    private T Get<T>(string name, T missing)
    {
        if (!members.TryGetValue(name, out object? value))
        {
            return missing;
        }

        return value is T typed ? typed : throw new ManifestFormatException($"'{name}' has the wrong type");
    }

    private static double ToDouble(string name, object? value) => value switch
    {
        double number => number,
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw new ManifestFormatException($"'{name}' is not a number"),
    };
}

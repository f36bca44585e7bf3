#nullable enable
using System.Diagnostics;

namespace Microsoft.Extensions.Diagnostics.Metrics
{
    [AttributeUsage(AttributeTargets.Method), Conditional("CODE_GENERATION_ATTRIBUTES")]
    public sealed class CounterAttribute : Attribute
    {
        public CounterAttribute(params string[] tagNames) { }
        public CounterAttribute(Type type) { }
        public string? Name { get; set; }
        public string[]? TagNames => null;
        public Type? Type => null;
        public string? Unit { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method), Conditional("CODE_GENERATION_ATTRIBUTES")]
    public sealed class CounterAttribute<T> : Attribute where T : struct
    {
        public CounterAttribute(params string[] tagNames) { }
        public CounterAttribute(Type type) { }
        public string? Name { get; set; }
        public string[]? TagNames => null;
        public Type? Type => null;
        public string? Unit { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method), Conditional("CODE_GENERATION_ATTRIBUTES")]
    public sealed class HistogramAttribute : Attribute
    {
        public HistogramAttribute(params string[] tagNames) { }
        public HistogramAttribute(Type type) { }
        public string? Name { get; set; }
        public string[]? TagNames => null;
        public Type? Type => null;
        public string? Unit { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method), Conditional("CODE_GENERATION_ATTRIBUTES")]
    public sealed class HistogramAttribute<T> : Attribute where T : struct
    {
        public HistogramAttribute(params string[] tagNames) { }
        public HistogramAttribute(Type type) { }
        public string? Name { get; set; }
        public string[]? TagNames => null;
        public Type? Type => null;
        public string? Unit { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method), Conditional("CODE_GENERATION_ATTRIBUTES")]
    public sealed class GaugeAttribute : Attribute
    {
        public GaugeAttribute(params string[] tagNames) { }
        public GaugeAttribute(Type type) { }
        public string? Name { get; set; }
        public string[]? TagNames => null;
        public Type? Type => null;
        public string? Unit { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method), Conditional("CODE_GENERATION_ATTRIBUTES")]
    public sealed class GaugeAttribute<T> : Attribute where T : struct
    {
        public GaugeAttribute(params string[] tagNames) { }
        public GaugeAttribute(Type type) { }
        public string? Name { get; set; }
        public string[]? TagNames => null;
        public Type? Type => null;
        public string? Unit { get; set; }
    }
}

namespace Microsoft.Extensions.Logging
{
    [AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property), Conditional("CODE_GENERATION_ATTRIBUTES")]
    public sealed class TagNameAttribute(string name) : Attribute
    {
        public string Name => name;
    }
}

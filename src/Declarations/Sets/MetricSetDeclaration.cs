using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>A type that declares metrics: everything code generation needs, and nothing of the compilation it came from.</summary>
/// <param name="Namespace">Namespace, with <c>@</c> where a part is a keyword; empty for the global one.</param>
/// <param name="Types">Enclosing types, outermost first; the last one is the set.</param>
/// <param name="Kind">Where its families live.</param>
/// <param name="RegistryParameter">Name of the primary constructor's registry parameter, for <see cref="SetKind.PrimaryConstructor"/>; null where no metric needs one.</param>
/// <param name="Members">Metrics and members that need a body, ordered by <see cref="MetricMember.FieldName"/>.</param>
/// <param name="Alerts">Alerts declared on the set and on its members, ordered by name.</param>
public sealed record MetricSetDeclaration(
    string Namespace,
    EquatableArray<TypePart> Types,
    SetKind Kind,
    string? RegistryParameter,
    EquatableArray<MetricMember> Members,
    EquatableArray<AlertModel> Alerts)
{
    /// <summary>Full name without <c>@</c>, types separated by dots: <c>MyShop.Outer.ShopMetrics</c>. Type parameters are a count: <c>Set`1</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>Recording rules declared on the set and on its members, ordered by name.</summary>
    public EquatableArray<RecordingRuleModel> Recordings { get; init; }

    /// <summary>First part of its metrics' names where the set states one of its own, the assembly's included: <c>acme_shop</c>; else null.</summary>
    public string? Prefix { get; init; }

    /// <summary>Expression of the <c>IMetricFactory</c> that the constructor takes for prometheus-net; null for its default one.</summary>
    public string? PrometheusFactory { get; init; }

    /// <summary>Name of the constructor's <c>IMeterFactory</c>; null where meters are the process' own.</summary>
    public string? MeterFactory { get; init; }
}

/// <summary>One type declaration around the members.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">Name with type parameters, escaped: <c>@class</c>, <c>Outer&lt;T&gt;</c>.</param>
/// <param name="IsReachable">True when code elsewhere in the assembly can name it inside its parent (internal or public).</param>
public sealed record TypePart(string Keyword, string Name, bool IsReachable);

/// <summary>Where a set's families live.</summary>
public enum SetKind
{
    /// <summary>Static class: the default registry, created by the module's initialiser.</summary>
    Static,

    /// <summary>Instance class without a constructor of its own: one with a registry parameter is generated.</summary>
    GeneratedConstructor,

    /// <summary>Instance class with a constructor of its own, whose primary constructor takes what metrics are made with.</summary>
    PrimaryConstructor,

    /// <summary>Cannot be served; every body throws.</summary>
    Unsupported,
}

/// <summary>A partial method or property that carries a metric attribute.</summary>
/// <param name="Header">The implementing declaration up to its body: <c>public static partial global::MetricsKit.Counter Orders(global::MyShop.OrderStatus status)</c>.</param>
/// <param name="Accessors">Accessors of a property as written before their body (<c>get</c>, <c>private set</c>); empty for a method.</param>
/// <param name="FieldName">Identifier that names its family, unique in the set (overloads get a number), never escaped.</param>
/// <param name="IsStatic">True when the member is static, also in an instance set.</param>
/// <param name="Family">What to generate; null when it cannot be served, and the body throws.</param>
/// <param name="Failure">Text of the exception when <paramref name="Family"/> is null.</param>
public sealed record MetricMember(
    string Header,
    EquatableArray<string> Accessors,
    string FieldName,
    bool IsStatic,
    FamilyDeclaration? Family,
    string? Failure);

/// <summary>The family behind a member.</summary>
/// <param name="Metric">What is exposed. <c>Help</c> is empty where it comes from <paramref name="Documentation"/>.</param>
/// <param name="Documentation">Raw doc comment (with <c>///</c> or <c>/** */</c>), when the attribute states no help; see <see cref="DocComment"/>.</param>
/// <param name="Bindings">How each label is read from the parameters; parallel to <c>Metric.Labels</c>.</param>
public sealed record FamilyDeclaration(MetricModel Metric, string? Documentation, EquatableArray<LabelBinding> Bindings)
{
    /// <summary>How the member's own body is called; null for a member whose body is generated.</summary>
    public ObservedDeclaration? Observed { get; init; }

    /// <summary>Milliseconds without a change after which a series goes; 0 for never.</summary>
    public long ExpireAfter { get; init; }

    /// <summary>Largest growth from one bound of a native histogram to the next, above 1; 0 where not stated.</summary>
    public double NativeBucketFactor { get; init; }

    /// <summary>Most buckets of a native histogram; 0 where not stated.</summary>
    public int NativeMaxBuckets { get; init; }

    /// <summary>How another client's series is handed out; null for our own.</summary>
    public ClientDeclaration? Client { get; init; }
}

/// <summary>How a label's value is read. <c>Access</c> is a C# expression over the member's parameters.</summary>
/// <param name="Access"><c>status</c>, <c>@class</c>, <c>labels.Topic</c>, <c>labels?.Topic</c>.</param>
public abstract record LabelBinding(string Access);

/// <summary>An enum; index i of the label's closed domain is <c>Constants[i]</c>.</summary>
/// <param name="Access">See <see cref="LabelBinding"/>.</param>
/// <param name="Constants">Fully qualified constants, one a value.</param>
/// <param name="IsDense">True when the constants' values are 0, 1, 2 … in this order.</param>
/// <param name="IsWide">True when the underlying type is long or ulong.</param>
/// <param name="IsNullable">True when the expression is <c>Nullable&lt;T&gt;</c>.</param>
public sealed record EnumBinding(string Access, EquatableArray<string> Constants, bool IsDense, bool IsWide, bool IsNullable) : LabelBinding(Access);

/// <summary>A bool: index 0 is false, 1 is true.</summary>
/// <param name="Access">See <see cref="LabelBinding"/>.</param>
/// <param name="IsNullable">True when the expression is <c>Nullable&lt;bool&gt;</c>.</param>
public sealed record BoolBinding(string Access, bool IsNullable) : LabelBinding(Access);

/// <summary>A string with declared values; index i is the label's closed value i.</summary>
/// <param name="Access">See <see cref="LabelBinding"/>.</param>
public sealed record ValuesBinding(string Access) : LabelBinding(Access);

/// <summary>A whole number; index i is <c>Min + i</c>.</summary>
/// <param name="Access">See <see cref="LabelBinding"/>.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
/// <param name="IsNullable">True when the expression is <c>Nullable&lt;int&gt;</c>.</param>
public sealed record RangeBinding(string Access, int Min, int Max, bool IsNullable) : LabelBinding(Access);

/// <summary>A string that is looked up when used.</summary>
/// <param name="Access">See <see cref="LabelBinding"/>.</param>
public sealed record OpenBinding(string Access) : LabelBinding(Access);

/// <summary>A string whose values a member of the set lists at start-up.</summary>
/// <param name="Access">See <see cref="LabelBinding"/>.</param>
/// <param name="Source">Expression inside the set that yields <c>IEnumerable&lt;string&gt;</c>: <c>Configured</c> or <c>Configured()</c>.</param>
/// <param name="IsStatic">True when the member is static.</param>
public sealed record SourceBinding(string Access, string Source, bool IsStatic) : LabelBinding(Access);

namespace MetricsKit;

/// <summary>How the members of an enum become label values.</summary>
public enum LabelFormat
{
    /// <summary><c>NotFound</c> → <c>not_found</c>.</summary>
    SnakeCase,

    /// <summary><c>NotFound</c> → <c>NotFound</c>.</summary>
    Name,

    /// <summary><c>NotFound</c> → <c>NOTFOUND</c>.</summary>
    Upper,

    /// <summary><c>NotFound</c> → <c>notfound</c>.</summary>
    Lower,

    /// <summary><c>NotFound</c> → <c>404</c>, the underlying number.</summary>
    Number,
}

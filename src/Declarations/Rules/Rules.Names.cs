using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about names and units: what <c>promtool check metrics</c> says of an exposition, said where the metric is declared.</summary>
public static partial class Rules
{
    private const string NamesCategory = "MetricsKit.Names";

    /// <summary>MK2001: A suffix that says the wrong kind.</summary>
    public static readonly DiagnosticDescriptor TotalSuffix = Name("MK2001", "A counter ends in _total, and nothing else does");

    /// <summary>MK2002: A name that histograms and summaries need for their own series.</summary>
    public static readonly DiagnosticDescriptor ReservedSuffix = Name("MK2002", "A name that histograms and summaries make themselves");

    /// <summary>MK2003: A metric without help text.</summary>
    public static readonly DiagnosticDescriptor NoHelp = Name("MK2003", "A metric without help text");

    /// <summary>MK2004: A unit that is no base unit.</summary>
    public static readonly DiagnosticDescriptor BaseUnit = Name("MK2004", "A unit that is no base unit");

    /// <summary>MK2005: The type stands in the name.</summary>
    public static readonly DiagnosticDescriptor TypeInName = Name("MK2005", "The type stands in the name");

    /// <summary>MK2006: A name with capitals or colons.</summary>
    public static readonly DiagnosticDescriptor NameCharacters = Name("MK2006", "A name with capitals or colons");

    /// <summary>MK2007: An abbreviated unit.</summary>
    public static readonly DiagnosticDescriptor AbbreviatedUnit = Name("MK2007", "An abbreviated unit");

    // What is named; what is wrong, in the words of Prometheus' own linter, which people look for; what to write instead.
    private static DiagnosticDescriptor Name(string id, string title) =>
        new(id, title, "{0}: {1}; {2}", NamesCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink + id + ".md");
}

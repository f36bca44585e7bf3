using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Origins;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>What a project says about its own words, types and methods, from <c>.editorconfig</c>.</summary>
internal sealed class CardinalitySettings
{
    public const string SafeWords = "metrics_kit.safe_words";
    public const string IdentityWords = "metrics_kit.identity_words";
    public const string SafeTypes = "metrics_kit.safe_types";
    public const string IdentityTypes = "metrics_kit.identity_types";
    public const string BoundingMethods = "metrics_kit.bounding_members";
    public const string IdentityMethods = "metrics_kit.identity_members";
    public const string ExcludedPaths = "metrics_kit.excluded_paths";

    /// <summary>Every key.</summary>
    public static readonly string[] Keys = [SafeWords, IdentityWords, SafeTypes, IdentityTypes, BoundingMethods, IdentityMethods, ExcludedPaths];

    private static readonly ConditionalWeakTable<AnalyzerConfigOptions, CardinalitySettings> Cache = new();

    private static readonly HashSet<string> ClosedTypes = new(StringComparer.Ordinal)
    {
        "System.Type", "System.Version", "System.Globalization.CultureInfo", "System.Net.Http.HttpMethod", "System.Reflection.MethodInfo", "System.Reflection.MethodBase",
        "System.Reflection.Assembly", "System.DBNull", "System.StringComparison", "System.Reflection.AssemblyName", "System.OperatingSystem",
    };

    private readonly HashSet<string> _safeWords, _identityWords, _safeTypes, _identityTypes, _bounding, _identities;
    private readonly List<string> _paths;

    private CardinalitySettings(AnalyzerConfigOptions options)
    {
        _safeWords = Read(options, SafeWords, ignoresCase: true);
        _identityWords = Read(options, IdentityWords, ignoresCase: true);
        _safeTypes = Read(options, SafeTypes);
        _identityTypes = Read(options, IdentityTypes);
        _bounding = Read(options, BoundingMethods);
        _identities = Read(options, IdentityMethods);
        _paths = Read(options, ExcludedPaths).Select(p => p.Replace('\\', '/')).ToList();
    }

    /// <summary>The settings of a file.</summary>
    public static CardinalitySettings Of(AnalyzerConfigOptions options) => Cache.GetValue(options, static o => new CardinalitySettings(o));

    /// <summary>True for a list of names, words or paths, separated by commas.</summary>
    public static bool IsList(string text) => List(text).All(entry => entry.Length > 0 && entry.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '/' or '\\' or '*' or '?' or ' '));

    /// <summary>True for a file that is left out: a part of its path is stated.</summary>
    public bool Excludes(string path) => _paths.Count > 0 && _paths.Any(part => ("/" + path.Replace('\\', '/')).IndexOf("/" + part.Trim('/') + "/", StringComparison.OrdinalIgnoreCase) >= 0 || path.Replace('\\', '/').EndsWith("/" + part.Trim('/'), StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a type of few values.</summary>
    public bool IsClosedType(ITypeSymbol? type)
    {
        switch (type)
        {
            case null:
                return false;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }:
                return IsClosedType(inner);
            case { TypeKind: TypeKind.Enum }:
            case { SpecialType: SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Enum }:
                return true;
            case ITypeParameterSymbol parameter:
                return parameter.ConstraintTypes.Any(t => t.SpecialType == SpecialType.System_Enum);
            case { SpecialType: not SpecialType.None } or not INamedTypeSymbol:
                return false;
            default:
                string name = KnownMembers.FullName(type);
                return ClosedTypes.Contains(name) || _safeTypes.Contains(name) || _safeTypes.Contains(type.Name);
        }
    }

    /// <summary>True for a type whose values the project calls identities.</summary>
    public bool IsIdentityType(ITypeSymbol? type) =>
        _identityTypes.Count > 0 && type is INamedTypeSymbol && (_identityTypes.Contains(type.Name) || _identityTypes.Contains(KnownMembers.FullName(type)));

    /// <summary>What the project states of a member: no text for a bounded one, a thing for an identity, null for nothing.</summary>
    public string? StatedOf(ISymbol member)
    {
        if ((_bounding.Count == 0 && _identities.Count == 0) || member.ContainingType is not { } type)
        {
            return null;
        }

        string name = type.Name + "." + member.Name, full = KnownMembers.FullName(type) + "." + member.Name;
        return _bounding.Contains(full) || _bounding.Contains(name) ? ""
            : _identities.Contains(full) || _identities.Contains(name) ? "call"
            : null;
    }

    /// <summary>What a name says, the project's own words first.</summary>
    public NameMeaning MeaningOf(string name, IReadOnlyList<string>? owners = null)
    {
        NameMeaning meaning = NameMeanings.Of(name, owners);
        if (_safeWords.Count == 0 && _identityWords.Count == 0)
        {
            return meaning;
        }

        return Says(_safeWords, name) ? new NameMeaning(NameSense.Bounded, "")
            : Says(_identityWords, name) ? new NameMeaning(NameSense.Identity, "item")
            : meaning;
    }

    // The name itself, or the end of it at a word: "ref" for OrderRef.
    private static bool Says(HashSet<string> words, string name) => words.Any(word =>
        name.Equals(word, StringComparison.OrdinalIgnoreCase)
        || (name.Length > word.Length && name.EndsWith(word, StringComparison.OrdinalIgnoreCase)
            && (name[name.Length - word.Length - 1] is '_' or '.' or '-' || char.IsUpper(name[name.Length - word.Length]))));

    private static HashSet<string> Read(AnalyzerConfigOptions options, string key, bool ignoresCase = false) =>
        new(options.TryGetValue(key, out string? text) ? List(text) : [], ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    private static IEnumerable<string> List(string text) => text.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim()).Where(entry => entry.Length > 0);
}

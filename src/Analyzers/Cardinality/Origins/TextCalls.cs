using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Methods of .NET that make text and numbers of their arguments: what they keep of a bound, and what they destroy.</summary>
internal static class TextCalls
{
    // Types whose static methods make their result of their arguments alone.
    private static readonly HashSet<string> Pure = new(StringComparer.Ordinal)
    {
        "System.String", "System.Convert", "System.Math", "System.MathF", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.TimeSpan", "System.Uri", "System.Net.IPAddress", "System.Net.IPEndPoint",
        "System.Net.WebUtility", "System.Web.HttpUtility", "System.Int32", "System.Int64", "System.Double", "System.Decimal", "System.Char", "System.IO.Path", "System.Text.Encoding", "System.Text.UTF8Encoding",
        "System.MemoryExtensions", "System.Runtime.CompilerServices.FormattableStringFactory", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.FormattableString",
    };

    /// <summary>The origins of the result; null for any other method.</summary>
    public static IReadOnlyList<Origin>? Of(Tracer tracer, IInvocationOperation call, Point at, Frame? frame)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType is not { } type || type.RootNamespace() != "System")
        {
            return null;
        }

        string name = KnownMembers.FullName(type);
        switch (name, method.Name)
        {
            case ("System.Random", "Next"):
                return RandomNumber(call);
            case ("System.Math", "Clamp") when call.Arguments.Length == 3 && call.Arguments.Skip(1).All(a => a.Value.ConstantValue.HasValue):
            case ("System.Math", "Min") when call.Arguments.Any(a => a.Value.ConstantValue.HasValue):
            case ("System.Math", "Sign"):
            case ("System.Math", "Log" or "Log2" or "Log10" or "ILogB"):
            case ("System.Text.RegularExpressions.Regex", "Replace"):
            case ("System.IO.Path", "GetExtension" or "GetPathRoot"):
            case ("System.DateTime" or "System.DateTimeOffset" or "System.DateOnly" or "System.TimeOnly", "ToString") when IsCoarse(call):
                return Origin.Few;
            case ("System.Convert", "ToBase64String" or "ToHexString" or "ToHexStringLower"):
                return Digest(tracer, call, at, frame);
            case ("System.Text.StringBuilder", "ToString"):
                return Contents.Values(tracer, call.Instance!, at, frame, null);
            case ("System.DateTime" or "System.DateTimeOffset" or "System.TimeSpan" or "System.Guid", "Parse" or "ParseExact") when call.Arguments.Length > 0:
                return tracer.Of(call.Arguments[0].Value, at, frame); // as many moments as texts
            case ("System.TimeSpan", _) when method.Name.StartsWith("From", StringComparison.Ordinal):
                return Arguments(tracer, call, at, frame);
            case ("System.DateTime" or "System.DateTimeOffset" or "System.TimeSpan" or "System.Guid" or "System.TimeProvider", _):
                return null;
        }

        if (KnownMembers.DerivesFrom(type, "System.Security.Cryptography.HashAlgorithm") && call.Arguments.Length > 0)
        {
            return Arguments(tracer, call, at, frame).Select(o => SaysNothing(tracer, o) ? Hash(call).Kept() : o).ToList();
        }

        bool isPure = method.IsStatic ? Pure.Contains(name) : KnownMembers.DerivesFrom(type, "System.Text.Encoding");
        return isPure && KnownMembers.Of(method) is null && call.Arguments.Length > 0 ? Arguments(tracer, call, at, frame) : null;
    }

    // string.Join and its like take sequences, and their elements are what counts.
    private static IReadOnlyList<Origin> Arguments(Tracer tracer, IInvocationOperation call, Point at, Frame? frame)
    {
        IReadOnlyList<Origin> all = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            all = Tracer.Join(all, IsSequence(argument.Value.Type) ? Contents.Values(tracer, argument.Value, at, frame, null) : tracer.Of(argument.Value, at, frame));
        }

        return all.Count == 0 ? Origin.Few : all;
    }

    // Of characters and bytes a sequence is text itself.
    private static bool IsSequence(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.SpecialType is not (SpecialType.System_Char or SpecialType.System_Byte),
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Char or SpecialType.System_Byte }] } => false,
        _ => ContentReader.IsCollection(type),
    };

    // Bytes as text: as many as there are of what they are made of, and where that is not known, one each time.
    private static IReadOnlyList<Origin> Digest(Tracer tracer, IInvocationOperation call, Point at, Frame? frame)
    {
        IReadOnlyList<Origin> made = call.Arguments.IsEmpty ? [] : tracer.Of(call.Arguments[0].Value, at, frame);
        return made.Count > 0 && !made.Any(o => SaysNothing(tracer, o)) ? made : [Hash(call)];
    }

    private static Origin Hash(IInvocationOperation call) =>
        new(OriginKind.Random, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name + "()", call) { Thing = "item", Type = call.Type };

    private static bool SaysNothing(Tracer tracer, Origin origin) =>
        origin.Kind is OriginKind.Unknown or OriginKind.Parameter && tracer.Settings.MeaningOf(origin.What, origin.Owners).Sense == Declarations.NameSense.None;

    // Random.Next(10) is one of ten.
    private static IReadOnlyList<Origin> RandomNumber(IInvocationOperation call) =>
        call.Arguments.Length > 0 && call.Arguments.All(a => a.Value.ConstantValue is { HasValue: true, Value: int and <= 1000 and >= -1000 })
            ? Origin.Few
            : [new Origin(OriginKind.Random, "Random.Next()", call) { Thing = "call", Type = call.Type }];

    // "HH", "dddd", "MMM": a part of a moment that comes round again.
    private static bool IsCoarse(IInvocationOperation call) =>
        call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: string { Length: > 0 } format } }, ..]
        && format.Length > 1
        && format.All(c => c is 'H' or 'h' or 't' or 'M' or 'd' or ':' or ' ')
        && (!format.Contains('d') || format.Contains("ddd") || !format.Contains('M'));
}

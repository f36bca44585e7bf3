using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>What the framework counts in bytes.</summary>
internal static class SizeSources
{
    /// <summary>True for a property or a call that gives bytes.</summary>
    public static bool IsBytes(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array }, Instance.Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } } => true,
        IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } } => name switch
        {
            "Length" => type.Is("System.IO", "FileInfo") || type.Is("System.IO", "Stream"),
            "WorkingSet" => type.Is("System", "Environment"),
            "WorkingSet64" or "PrivateMemorySize64" or "PagedMemorySize64" => type.Is("System.Diagnostics", "Process"),
            "ContentLength" => type.Is("Microsoft.AspNetCore.Http", "HttpRequest") || type.Is("System.Net.Http.Headers", "HttpContentHeaders"),
            _ => false,
        },
        IInvocationOperation { TargetMethod: { Name: "GetTotalMemory" or "GetTotalAllocatedBytes" or "GetAllocatedBytesForCurrentThread", ContainingType: var collector } } => collector.Is("System", "GC"),
        _ => false,
    };
}

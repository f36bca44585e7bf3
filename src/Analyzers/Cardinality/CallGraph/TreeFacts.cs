using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Measures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>Names in one file, found by its text alone and kept as long as the file is not edited.</summary>
internal sealed class TreeFacts
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> Cache = new();

    private static readonly IReadOnlyList<MemberFacts> None = [];

    private readonly Dictionary<string, List<MemberFacts>> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _handingOn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyntaxNode>> _methods = new(StringComparer.Ordinal);

    private TreeFacts(SyntaxTree tree, CancellationToken cancellationToken)
    {
        Tree = tree;
        if (tree.GetRoot(cancellationToken) is not CompilationUnitSyntax unit)
        {
            return;
        }

        ReadAliases(unit.Usings);
        Read(unit.Members);
        if (unit.Members.Any(m => m is GlobalStatementSyntax))
        {
            AddBody(unit, unit.Members.OfType<GlobalStatementSyntax>(), "", hasParameters: true);
        }

        foreach (MemberFacts member in Members)
        {
            bool mayHandOn = member.HasParameters && member.Name.Length > 0;
            if (mayHandOn && member.HasSink)
            {
                Recording.Add(member.Name);
            }

            foreach (string name in member.Called)
            {
                if (mayHandOn)
                {
                    if (!_handingOn.TryGetValue(name, out HashSet<string>? names))
                    {
                        _handingOn[name] = names = new(StringComparer.Ordinal);
                    }

                    names.Add(member.Name);
                }

                if (!_callers.TryGetValue(name, out List<MemberFacts>? callers))
                {
                    _callers[name] = callers = [];
                }

                callers.Add(member);
            }
        }
    }

    /// <summary>The file.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>True where a type may go by another name in this file.</summary>
    public bool HasAliases { get; private set; }

    /// <summary>True where it gives types other names in every file.</summary>
    public bool HasGlobalAliases { get; private set; }

    /// <summary>Bodies that call or create something.</summary>
    public List<MemberFacts> Members { get; } = [];

    /// <summary>Names of partial methods with an attribute named as those of metrics are.</summary>
    public HashSet<string> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of methods with parameters that seem to record.</summary>
    public HashSet<string> Recording { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that are called by methods with parameters, each with the names of those methods.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> HandingOn => _handingOn;

    /// <summary>The facts of a file.</summary>
    public static TreeFacts Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        Cache.TryGetValue(tree, out TreeFacts? facts) ? facts : Cache.GetValue(tree, t => new TreeFacts(t, cancellationToken));

    /// <summary>Bodies that call or create something of that name.</summary>
    public IReadOnlyList<MemberFacts> CallersOf(string name) => _callers.TryGetValue(name, out List<MemberFacts>? callers) ? callers : None;

    /// <summary>Methods of that name.</summary>
    public IReadOnlyList<SyntaxNode> MethodsOf(string name) => _methods.TryGetValue(name, out List<SyntaxNode>? methods) ? methods : [];

    private void ReadAliases(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (UsingDirectiveSyntax directive in usings)
        {
            if (directive.Alias is not null)
            {
                HasAliases = true;
                HasGlobalAliases |= directive.GlobalKeyword.RawKind != 0;
            }
        }
    }

    private void Read(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    ReadAliases(space.Usings);
                    Read(space.Members);
                    break;
                case TypeDeclarationSyntax type:
                    Read(type.Members);
                    break;
                case BaseMethodDeclarationSyntax method:
                    Read(method);
                    break;
                case BasePropertyDeclarationSyntax property:
                    Read(property);
                    break;
                case BaseFieldDeclarationSyntax field:
                    foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    {
                        AddBody(variable.Initializer, variable.Identifier.ValueText);
                    }

                    break;
            }
        }
    }

    private void Read(BaseMethodDeclarationSyntax method)
    {
        string name = method switch
        {
            MethodDeclarationSyntax ordinary => ordinary.Identifier.ValueText,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
            _ => "",
        };
        if (method is MethodDeclarationSyntax declaration)
        {
            if (!_methods.TryGetValue(name, out List<SyntaxNode>? methods))
            {
                _methods[name] = methods = [];
            }

            methods.Add(method);
            if (declaration.ParameterList.Parameters.Count > 0 && declaration.AttributeLists.Any(list => list.Attributes.Any(a => SinkNames.IsMetricAttribute(a.Name.ToString()))))
            {
                Metrics.Add(name);
            }
        }

        if (method.Body is not null || method.ExpressionBody is not null)
        {
            AddBody(method, [method], name, method.ParameterList.Parameters.Count > 0);
        }
    }

    private void Read(BasePropertyDeclarationSyntax property)
    {
        string name = (property as PropertyDeclarationSyntax)?.Identifier.ValueText ?? "";
        AddBody((property as PropertyDeclarationSyntax)?.ExpressionBody ?? (property as IndexerDeclarationSyntax)?.ExpressionBody, name);
        AddBody((property as PropertyDeclarationSyntax)?.Initializer, name);
        foreach (AccessorDeclarationSyntax accessor in property.AccessorList?.Accessors ?? default)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
            {
                AddBody(accessor, name);
            }
        }
    }

    private void AddBody(SyntaxNode? root, string name)
    {
        if (root is not null)
        {
            AddBody(root, [root], name, hasParameters: false);
        }
    }

    private void AddBody(SyntaxNode root, IEnumerable<SyntaxNode> parts, string name, bool hasParameters)
    {
        HashSet<string>? called = null;
        List<(string Name, bool TakesNumbers)>? locals = null;
        bool hasSink = false, hasMeasure = false;
        foreach (SyntaxNode part in parts)
        {
            foreach (SyntaxNode node in part.DescendantNodes())
            {
                string? target = null;
                switch (node)
                {
                    case InvocationExpressionSyntax invocation:
                        target = SinkNames.CalledName(invocation.Expression);
                        hasSink |= target is not null && SinkNames.MayRecord(target, invocation);
                        hasMeasure = hasMeasure || (target is not null && RecordingCalls.MayRecord(target, invocation));
                        break;
                    case ObjectCreationExpressionSyntax creation:
                        target = SinkNames.NameOf(creation.Type);
                        hasSink |= SinkNames.IsRecordingType(target);
                        break;
                    case ImplicitObjectCreationExpressionSyntax:
                        target = SinkNames.ImplicitCreation;
                        hasSink |= node.Parent is not EqualsValueClauseSyntax;
                        break;
                    case LocalFunctionStatementSyntax { ParameterList.Parameters.Count: > 0 } local:
                        (locals ??= []).Add((local.Identifier.ValueText, RecordingCalls.TakesNumbers(local.ParameterList)));
                        break;
                }

                if (target is not null)
                {
                    (called ??= new(StringComparer.Ordinal)).Add(target);
                }
            }
        }

        if (called is null)
        {
            return;
        }

        bool takesNumbers = root is BaseMethodDeclarationSyntax method && RecordingCalls.TakesNumbers(method.ParameterList);
        Members.Add(new MemberFacts(root, name, hasParameters, hasSink, SinkNames.HasTags(root), hasMeasure, takesNumbers, called));
        foreach ((string local, bool localTakesNumbers) in locals ?? [])
        {
            Members.Add(new MemberFacts(root, local, HasParameters: true, hasSink, BuildsTags: false, hasMeasure, localTakesNumbers, []));
        }
    }
}

using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Conditions that hold a value to a known set: membership, equality, patterns, range checks, and methods that ask such a thing.</summary>
internal sealed class Guards(Tracer tracer, Frame? frame)
{
    private static readonly HashSet<string> Growing = new(StringComparer.Ordinal)
    {
        "System.Collections.Concurrent.ConcurrentDictionary", "System.Collections.Concurrent.ConcurrentBag", "System.Collections.Concurrent.ConcurrentQueue",
        "Microsoft.Extensions.Caching.Memory.IMemoryCache",
    };

    /// <summary>What is said of a value that was looked up and found: it is one of those that are there, however many that are.</summary>
    public const string LookUp = "a look-up";

    /// <summary>What the condition says about the subject when it holds, or does not; null for nothing.</summary>
    /// <param name="condition">A branch's value.</param>
    /// <param name="holds">Which way was taken.</param>
    /// <param name="at">Where the condition stands.</param>
    /// <param name="isSubject">Recognises the value that is asked about.</param>
    /// <param name="depth">Methods that were entered.</param>
    public string? Bound(IOperation condition, bool holds, Point at, Func<IOperation, bool> isSubject, int depth = 0)
    {
        switch (SameValue.Unwrap(condition, at.Flow))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Bound(not.Operand, !holds, at, isSubject, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds:
                return Bound(both.LeftOperand, holds, at, isSubject, depth) ?? Bound(both.RightOperand, holds, at, isSubject, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                string? left = Bound(either.LeftOperand, holds, at, isSubject, depth);
                return holds && left is null ? null : Bound(either.RightOperand, holds, at, isSubject, depth) ?? (holds ? null : left);
            case IBinaryOperation binary:
                return Comparison(binary, holds, isSubject) ?? Index(binary, holds, at, isSubject)
                    ?? (binary.RightOperand.ConstantValue is { HasValue: true, Value: null } && binary.OperatorKind == (holds ? BinaryOperatorKind.NotEquals : BinaryOperatorKind.Equals) ? Found(binary.LeftOperand, at, isSubject) : null);
            case IIsPatternOperation pattern when isSubject(pattern.Value):
                return Matches(pattern.Pattern, holds) ? "a pattern" : null;
            case IIsPatternOperation pattern when IsNotNull(pattern.Pattern, holds):
                return Found(pattern.Value, at, isSubject);
            case IIsNullOperation test when !holds:
                return Found(test.Operand, at, isSubject);
            case IInvocationOperation call when holds:
                return Membership(call, at, isSubject, depth);
            default:
                return null;
        }
    }

    private static string? Comparison(IBinaryOperation binary, bool holds, Func<IOperation, bool> isSubject)
    {
        bool isLeft = binary.RightOperand.ConstantValue.HasValue && isSubject(binary.LeftOperand);
        if (!isLeft && !(binary.LeftOperand.ConstantValue.HasValue && isSubject(binary.RightOperand)))
        {
            return null;
        }

        bool bounds = binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals => holds,
            BinaryOperatorKind.NotEquals => !holds,
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => isLeft == holds,
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => isLeft != holds,
            _ => false,
        };
        return bounds ? "a comparison" : null;
    }

    // Array.IndexOf(known, x) >= 0, also through a local.
    private string? Index(IBinaryOperation binary, bool holds, Point at, Func<IOperation, bool> isSubject)
    {
        if (binary.RightOperand.ConstantValue is not { HasValue: true, Value: int limit })
        {
            return null;
        }

        IOperation left = SameValue.Unwrap(binary.LeftOperand, at.Flow);
        if (DefinitionIndex.VariableOf(left) is { } variable && Reaching.To(variable, at).Definitions is [{ Kind: DefinitionKind.Value } only])
        {
            left = SameValue.Unwrap(only.Value, at.Flow);
        }

        if (left is not IInvocationOperation { TargetMethod: { Name: "IndexOf" or "BinarySearch" or "FindIndex", ContainingType.SpecialType: not SpecialType.System_String } } call || Set(call, isSubject) is not { } set)
        {
            return null;
        }

        bool isMember = (binary.OperatorKind, limit) switch
        {
            (BinaryOperatorKind.GreaterThanOrEqual, 0) or (BinaryOperatorKind.GreaterThan, -1) or (BinaryOperatorKind.NotEquals, -1) => holds,
            (BinaryOperatorKind.LessThan, 0) or (BinaryOperatorKind.LessThanOrEqual, -1) or (BinaryOperatorKind.Equals, -1) => !holds,
            _ => false,
        };
        return isMember && IsKnownSet(set, at) ? "membership" : null;
    }

    private static bool Matches(IPatternOperation pattern, bool holds) => pattern switch
    {
        IConstantPatternOperation => holds,
        INegatedPatternOperation negated => Matches(negated.Pattern, !holds),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } any => holds ? Matches(any.LeftPattern, true) && Matches(any.RightPattern, true) : Matches(any.LeftPattern, false) || Matches(any.RightPattern, false),
        IBinaryPatternOperation all => holds ? Matches(all.LeftPattern, true) || Matches(all.RightPattern, true) : Matches(all.LeftPattern, false) && Matches(all.RightPattern, false),
        IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } => holds,
        IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } => !holds,
        _ => false,
    };

    private string? Membership(IInvocationOperation call, Point at, Func<IOperation, bool> isSubject, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isText = method.ContainingType?.SpecialType == SpecialType.System_String;
        switch (method.Name)
        {
            case "Equals" when Others(call, isSubject) is { Count: > 0 } others:
                return others.Any(o => o.ConstantValue.HasValue) ? "a comparison" : null;
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when isText && isSubject(call.Arguments[0].Value):
                return "emptiness";
            case "IsDefined" when KnownMembers.FullName(method.ContainingType!) == "System.Enum" && call.Arguments.Any(a => isSubject(a.Value)):
            case "TryParse" when (KnownMembers.FullName(method.ContainingType!) == "System.Enum" || IsClosedOut(call)) && call.Arguments.Any(a => isSubject(a.Value)):
                return "an enum";
            case "Contains" or "ContainsKey" or "TryGetValue" or "BinarySearch" when !isText && Set(call, isSubject) is { } set:
                return IsKnownSet(set, at) ? "membership" : null;
        }

        return Any(call, at, isSubject) ?? Asked(call, at, isSubject, depth);
    }

    // known.Any(k => k == x)
    private string? Any(IInvocationOperation call, Point at, Func<IOperation, bool> isSubject)
    {
        if (call.TargetMethod.Name is not ("Any" or "Exists") || call.Arguments.LastOrDefault()?.Value is not { } predicate
            || SameValue.Unwrap(predicate, at.Flow) is not IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } || at.Flow.Lambda(lambda) is not { } body)
        {
            return null;
        }

        return Compares(body, isSubject) && IsKnownSet(call.Instance ?? call.Arguments[0].Value, at) ? "membership" : null;
    }

    // var found = known.FirstOrDefault(k => k.Name == x); where found is something
    private static string? Found(IOperation tested, Point at, Func<IOperation, bool> isSubject)
    {
        IOperation inner = SameValue.Unwrap(tested, at.Flow);
        if (DefinitionIndex.VariableOf(inner) is { } variable && Reaching.To(variable, at).Definitions is [{ Kind: DefinitionKind.Value } only])
        {
            inner = SameValue.Unwrap(only.Value, at.Flow);
        }

        while (inner is IAwaitOperation awaited)
        {
            inner = SameValue.Unwrap(awaited.Operation, at.Flow);
        }

        if (inner is not IInvocationOperation { TargetMethod.Name: "Find" or "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "FirstOrDefaultAsync" or "SingleOrDefaultAsync" } call)
        {
            return null;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation predicate = SameValue.Unwrap(argument.Value, at.Flow);
            if ((predicate as IDelegateCreationOperation)?.Target is IFlowAnonymousFunctionOperation lambda && at.Flow.Lambda(lambda) is { } body && Compares(body, isSubject))
            {
                return LookUp;
            }
        }

        return null;
    }

    private static bool Compares(MethodFlow predicate, Func<IOperation, bool> isSubject) => predicate.Returns().All(r => SameValue.Unwrap(r.Value, r.At.Flow) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => isSubject(equals.LeftOperand) || isSubject(equals.RightOperand),
        IInvocationOperation { TargetMethod.Name: "Equals" } equals => Others(equals, isSubject).Count > 0,
        _ => false,
    });

    private static bool IsNotNull(IPatternOperation pattern, bool holds) => pattern switch
    {
        INegatedPatternOperation negated => IsNotNull(negated.Pattern, !holds),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => !holds,
        IDeclarationPatternOperation or IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } => holds,
        _ => false,
    };

    private bool IsClosedOut(IInvocationOperation call) =>
        call.Arguments.Any(a => a.Parameter?.RefKind == RefKind.Out && tracer.Settings.IsClosedType(a.Parameter.Type));

    // The other side of an Equals call, when one side is the subject.
    private static List<IOperation> Others(IInvocationOperation call, Func<IOperation, bool> isSubject)
    {
        List<IOperation> operands = call.Arguments.Select(a => a.Value).ToList();
        if (call.Instance is { } instance)
        {
            operands.Insert(0, instance);
        }

        return operands.Take(2).Any(isSubject) ? operands.Take(2).Where(o => !isSubject(o)).ToList() : [];
    }

    // The set of a call such as known.Contains(x), or Enumerable.Contains(known, x).
    private static IOperation? Set(IInvocationOperation call, Func<IOperation, bool> isSubject) =>
        call.Instance is { } instance ? (call.Arguments.Length > 0 && isSubject(call.Arguments[0].Value) ? instance : null)
        : call.Arguments.Length > 1 && isSubject(call.Arguments[1].Value) ? call.Arguments[0].Value
        : null;

    private bool IsKnownSet(IOperation set, Point at)
    {
        IOperation inner = SameValue.Unwrap(set, at.Flow);
        if (inner.Type is { } type && Growing.Contains(KnownMembers.FullName(type)) && !IsOwn(inner))
        {
            return false;
        }

        // A set that the code adds to as it runs holds nothing to a bound.
        if (DefinitionIndex.VariableOf(inner) is { } variable)
        {
            MethodFlow flow = at.Flow.Outermost;
            return !Additions.To(variable, flow).Any(a => a.Call is null && a.At.Flow != flow);
        }

        return inner is not IMemberReferenceOperation { Member: var member } || !Contents.Grows(tracer, member);
    }

    // Who else could add to it can be seen.
    private bool IsOwn(IOperation set) => set is IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field } && tracer.Compilation.Declares(field);

    // A method of the compilation that asks about its parameter, or one elsewhere whose name says that it does.
    private string? Asked(IInvocationOperation call, Point at, Func<IOperation, bool> isSubject, int depth)
    {
        if (depth >= 2 || !call.Arguments.Any(a => isSubject(a.Value)))
        {
            return null;
        }

        if (tracer.Callees.Enter(call, at, frame) is not { } inside || tracer.Callees.Body(inside) is not { } body)
        {
            return call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && IsQuestion(call.TargetMethod.Name) ? "a check" : null;
        }

        IParameterSymbol subject = inside.Method.Parameters[call.Arguments.First(a => isSubject(a.Value)).Parameter!.Ordinal];
        var within = new Guards(tracer, inside);
        int returns = 0;
        foreach ((IOperation value, Point place) in body.Returns())
        {
            returns++;
            if (value.ConstantValue is { HasValue: true, Value: false })
            {
                continue;
            }

            Func<IOperation, bool> isParameter = o => subject.Equals(DefinitionIndex.VariableOf(SameValue.Unwrap(o, place.Flow)));
            bool isGuarded = within.Bound(value, true, place, isParameter, depth + 1) is not null;
            if (!isGuarded)
            {
                Reaching reaching = Reaching.To(new object(), place, (condition, holds, point) => within.Bound(condition, holds, point, isParameter, depth + 1));
                isGuarded = !reaching.FromEntry && reaching.Guards.Count > 0;
            }

            if (!isGuarded)
            {
                return null;
            }
        }

        return returns > 0 ? "a check" : null;
    }

    private static bool IsQuestion(string name) =>
        name.StartsWith("IsKnown", StringComparison.Ordinal) || name.StartsWith("IsAllowed", StringComparison.Ordinal) || name.StartsWith("IsSupported", StringComparison.Ordinal)
        || name.StartsWith("IsWhitelisted", StringComparison.Ordinal) || name.StartsWith("IsRegistered", StringComparison.Ordinal);
}

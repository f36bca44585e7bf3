using System.Text;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Makes YAML of a chart's template: without the lines that hold nothing but actions, with escaped templates as they come out, and a mark for each other action.</summary>
internal static class HelmTemplate
{
    /// <summary>Stands for a value that is not known.</summary>
    public const char ValueMark = '\uE000';

    /// <summary>Stands for an action that puts nothing into the text.</summary>
    public const char ControlMark = '\uE001';

    /// <summary>Stands for the beginning of a loop.</summary>
    public const char RangeMark = '\uE002';

    /// <summary>Stands for the beginning of a condition.</summary>
    public const char OpenMark = '\uE003';

    /// <summary>Stands for the end of one of these.</summary>
    public const char EndMark = '\uE004';

    private static readonly char[] Marks = [ValueMark, ControlMark, RangeMark, OpenMark, EndMark];

    /// <summary>True for a character that stands for an action.</summary>
    public static bool IsMark(char c) => c is >= ValueMark and <= EndMark;

    /// <summary>True when a value holds a mark.</summary>
    public static bool HasMark(string value) => value.IndexOfAny(Marks) >= 0;

    public static FileText Read(string source, IReadOnlyList<HelmAction> actions)
    {
        var text = new StringBuilder(source.Length);
        var map = new SourceMap();
        int next = 0;
        int line = source.Length > 0 && source[0] == '\uFEFF' ? 1 : 0;
        while (line < source.Length)
        {
            int first = next;
            int end = EndOfLine(source, line, actions, ref next);
            if (next == first || !HoldsOnlyActions(source, line, end, actions, first, next))
            {
                Append(source, line, end, actions, first, next, text, map);
            }

            line = end;
        }

        return new FileText(source, text.ToString(), map, actions);
    }

    /// <summary>Offset of the next line, where an action's own line breaks end none; passes the actions of the line.</summary>
    private static int EndOfLine(string source, int line, IReadOnlyList<HelmAction> actions, ref int next)
    {
        int at = line;
        while (true)
        {
            int end = source.IndexOf('\n', at);
            end = end < 0 ? source.Length : end + 1;
            if (next >= actions.Count || actions[next].Start >= end)
            {
                return end;
            }

            at = actions[next].End;
            next++;
            if (at >= source.Length)
            {
                return source.Length;
            }
        }
    }

    private static bool HoldsOnlyActions(string source, int line, int end, IReadOnlyList<HelmAction> actions, int first, int next)
    {
        int at = line;
        for (int i = first; i < next; i++)
        {
            if (actions[i].Kind == HelmActionKind.Literal || !IsBlank(source, at, actions[i].Start))
            {
                return false;
            }

            at = actions[i].End;
        }

        return IsBlank(source, at, end);
    }

    private static bool IsBlank(string source, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(source[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(string source, int line, int end, IReadOnlyList<HelmAction> actions, int first, int next, StringBuilder text, SourceMap map)
    {
        int at = line;
        for (int i = first; i < next; i++)
        {
            HelmAction action = actions[i];
            Copy(at, action.Start);
            if (action.Kind == HelmActionKind.Literal)
            {
                Copy(action.LiteralStart, action.LiteralStart + action.LiteralLength);
            }
            else
            {
                map.Replace(text.Length, 1, action.Start, action.End - action.Start);
                text.Append(action.Kind switch
                {
                    HelmActionKind.Value => ValueMark,
                    HelmActionKind.Range => RangeMark,
                    HelmActionKind.Open => OpenMark,
                    HelmActionKind.End => EndMark,
                    _ => ControlMark,
                });
            }

            at = action.End;
        }

        Copy(at, end);

        void Copy(int start, int stop)
        {
            map.Copy(text.Length, start, stop - start);
            text.Append(source, start, Math.Max(0, stop - start));
        }
    }
}

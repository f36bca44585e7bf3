namespace MetricsKit.PromQL;

/// <summary>Why a regular expression is refused.</summary>
/// <param name="Start">Offset of the first character at fault.</param>
/// <param name="End">Offset after the last one.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record Re2Problem(int Start, int End, string Message);

/// <summary>
/// Checks the syntax of a regular expression as RE2 reads it, which Prometheus uses: no look-around, no back-references,
/// at most 1,000 repetitions. Names of Unicode scripts are not checked. This file has the frame; classes and escapes are next door.
/// </summary>
internal sealed partial class Re2Checker
{
    private const int MaxRepeat = 1000;
    private const int MaxNesting = 1000;

    private readonly string _pattern;
    private readonly Stack<Group> _groups = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private Re2Problem? _problem;
    private int _position;

    /// <summary>How often the last atom is repeated by counts inside it; 0 where there is no atom.</summary>
    private int _atom;

    /// <summary>Greatest such number so far in the group that is open.</summary>
    private int _most = 1;

    /// <summary>Where the repetition began that ends right here; -1 for none.</summary>
    private int _repeat = -1;

    private Re2Checker(string pattern) => _pattern = pattern;

    /// <summary>The first problem; null when RE2 accepts the pattern.</summary>
    public static Re2Problem? Check(string pattern)
    {
        var checker = new Re2Checker(pattern);
        while (checker._problem is null && checker._position < pattern.Length)
        {
            checker.Next();
        }

        if (checker._problem is null && checker._groups.Count > 0)
        {
            int start = checker._groups.Peek().Start;
            checker.Fail(start, start + 1, "'(' is never closed");
        }

        return checker._problem;
    }

    private void Next()
    {
        int start = _position;
        int repeat = _repeat;
        _repeat = -1;
        switch (_pattern[_position])
        {
            case '(':
                OpenGroup();
                break;
            case ')' when _groups.Count == 0:
                Fail(start, start + 1, "')' closes nothing; write '\\)' for the character");
                break;
            case ')':
                Group group = _groups.Pop();
                _position++;
                int inner = _most;
                _most = group.Most;
                Atom(inner);
                break;
            case '|':
                _position++;
                _atom = 0;
                break;
            case '*' or '+' or '?':
                _position++;
                Repeat(start, repeat, 1);
                break;
            case '{' when TryCount(out int count):
                Repeat(start, repeat, count);
                break;
            case '[':
                Class();
                Atom(1);
                break;
            case '\\':
                Escape();
                break;
            default:
                _position++;
                Atom(1);
                break;
        }
    }

    private void Atom(int count)
    {
        _atom = count;
        _most = Math.Max(_most, count);
    }

    private void Repeat(int start, int previous, int count)
    {
        if (_problem is not null)
        {
            return;
        }

        if (Peek(0) == '?')
        {
            _position++;
        }

        string op = _pattern.Substring(start, _position - start);
        if (_atom == 0)
        {
            Fail(start, _position, $"'{op}' has nothing to repeat; write '\\{op}' for the character");
        }
        else if (previous >= 0)
        {
            Fail(previous, _position, $"'{_pattern.Substring(previous, _position - previous)}' repeats a repetition");
        }
        else if ((long)_atom * Math.Max(count, 1) > MaxRepeat)
        {
            Fail(start, _position, $"'{op}' repeats more than {MaxRepeat} times in all");
        }
        else
        {
            Atom(_atom * Math.Max(count, 1));
            _repeat = start;
        }
    }

    /// <summary>Reads <c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>; anything else after a brace is plain text.</summary>
    private bool TryCount(out int count)
    {
        count = 0;
        int start = _position;
        int i = start + 1;
        if (!TryNumber(ref i, out int min))
        {
            return false;
        }

        int max = min;
        bool open = false;
        if (i < _pattern.Length && _pattern[i] == ',')
        {
            i++;
            open = !TryNumber(ref i, out max);
        }

        if (i >= _pattern.Length || _pattern[i] != '}')
        {
            return false;
        }

        _position = i + 1;
        count = open ? min : max;
        if (min > MaxRepeat || (!open && (max > MaxRepeat || max < min)))
        {
            Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' is not a valid count; it goes up to {MaxRepeat}, the smaller number first");
        }

        return true;
    }

    private bool TryNumber(ref int i, out int value)
    {
        int start = i;
        value = 0;
        while (i < _pattern.Length && Characters.IsDigit(_pattern[i]))
        {
            value = Math.Min((value * 10) + (_pattern[i++] - '0'), 100_000);
        }

        return i > start && !(_pattern[start] == '0' && i - start > 1);
    }

    private void OpenGroup()
    {
        int start = _position++;
        if (_groups.Count >= MaxNesting)
        {
            Fail(start, start + 1, "the expression nests too deeply");
            return;
        }

        bool opens = true;
        if (Peek(0) == '?')
        {
            _position++;
            bool named = (Peek(0) == 'P' && Peek(1) == '<') || (Peek(0) == '<' && Peek(1) is not ('=' or '!'));
            opens = named ? Name(start) : Flags(start);
        }

        if (opens)
        {
            _groups.Push(new Group(start, _most));
            _most = 1;
            _atom = 0;
        }
    }

    private bool Name(int start)
    {
        int from = _pattern.IndexOf('<', _position) + 1;
        int to = _pattern.IndexOf('>', from);
        string name = to < 0 ? "" : _pattern.Substring(from, to - from);
        _position = to < 0 ? _pattern.Length : to + 1;
        if (name.Length == 0 || !name.All(Characters.IsAlphaNumeric) || !_names.Add(name))
        {
            Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' does not name a group; a name has letters, digits and '_', and is used once");
        }

        return true;
    }

    /// <summary>Reads <c>(?i)</c> or <c>(?i:</c>; true where it opens a group.</summary>
    private bool Flags(int start)
    {
        bool negated = false;
        bool any = false;
        for (; _position < _pattern.Length; _position++)
        {
            char c = _pattern[_position];
            if (c is ')' or ':' && (any || !negated))
            {
                _position++;
                return c == ':';
            }

            if (c == '-' && !negated)
            {
                negated = true;
                any = false;
            }
            else if (c is 'i' or 'm' or 's' or 'U')
            {
                any = true;
            }
            else
            {
                break;
            }
        }

        int end = Math.Min(_position + 1, _pattern.Length);
        string text = _pattern.Substring(start, end - start);
        Fail(start, end, text is "(?=" or "(?!" or "(?<"
            ? $"'{text}' looks around, which Prometheus' regular expressions cannot do; use a second matcher, such as !~"
            : $"'{text}' is not a group that Prometheus' regular expressions know");
        return false;
    }

    private char Peek(int distance) => _position + distance < _pattern.Length ? _pattern[_position + distance] : '\0';

    private void Fail(int start, int end, string message) => _problem ??= new Re2Problem(start, end, message);

    private sealed record Group(int Start, int Most);
}

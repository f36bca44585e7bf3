using System.Globalization;
using System.Text;

namespace MetricsKit.Model.Json;

/// <summary>
/// Writes compact ASCII-only JSON. Of our own because the compiler's and MSBuild's hosts each bring, or lack, their own
/// version of a JSON library, and an analyzer that ships another one breaks in some of them.
/// </summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private bool _needsComma;

    /// <summary>What was written so far.</summary>
    public override string ToString() => _text.ToString();

    public void StartObject() => Open('{');

    public void EndObject() => Close('}');

    public void StartArray(string name)
    {
        Name(name);
        Open('[');
    }

    public void EndArray() => Close(']');

    public void StartObject(string name)
    {
        Name(name);
        Open('{');
    }

    /// <summary>Writes the member, unless the value is null.</summary>
    public void String(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Value(value);
        }
    }

    /// <summary>Writes the member, unless the value is null.</summary>
    public void Number(string name, double? value)
    {
        if (value is { } number)
        {
            Name(name);
            Value(number);
        }
    }

    /// <summary>Writes the member, unless it is false.</summary>
    public void Flag(string name, bool value)
    {
        Bool(name, value ? true : null);
    }

    /// <summary>Writes the member, unless it is null.</summary>
    public void Bool(string name, bool? value)
    {
        if (value is { } stated)
        {
            Name(name);
            Separate();
            _text.Append(stated ? "true" : "false");
            _needsComma = true;
        }
    }

    /// <summary>Writes the member, an object for each item, unless there are none.</summary>
    public void Objects<T>(string name, EquatableArray<T> items, Action<T> write)
        where T : IEquatable<T>
    {
        if (items.IsEmpty)
        {
            return;
        }

        StartArray(name);
        foreach (T item in items)
        {
            StartObject();
            write(item);
            EndObject();
        }

        EndArray();
    }

    /// <summary>Writes the member, unless it is empty.</summary>
    public void Strings(string name, EquatableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        StartArray(name);
        foreach (string value in values)
        {
            Value(value);
        }

        EndArray();
    }

    public void Value(string value)
    {
        Separate();
        _text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case >= ' ' and < (char)127:
                    _text.Append(c);
                    break;
                default:
                    _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
            }
        }

        _text.Append('"');
        _needsComma = true;
    }

    /// <summary>Writes a number; what JSON has no number for (NaN, infinities) becomes a string.</summary>
    public void Value(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            Value(text);
            return;
        }

        Separate();
        _text.Append(text);
        _needsComma = true;
    }

    private void Name(string name)
    {
        Separate();
        _text.Append('"').Append(name).Append("\":");
        _needsComma = false;
    }

    private void Open(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _needsComma = false;
    }

    private void Close(char bracket)
    {
        _text.Append(bracket);
        _needsComma = true;
    }

    private void Separate()
    {
        if (_needsComma)
        {
            _text.Append(',');
        }

        _needsComma = false;
    }
}

using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>
/// Reads the optional values of a track from a stream, in which one that can't be stored must not cost the track: it is left out and noted.
/// For a single call such a value is an error instead.
/// </summary>
/// <param name="omits">Whether values are left out. Otherwise they throw.</param>
internal sealed class OptionalValues(bool omits)
{
    private const string ParameterSuffix = " (Parameter '";

    private List<OmittedValue>? _omitted;

    /// <summary>Gets the values that were left out.</summary>
    public IReadOnlyList<OmittedValue> Omitted => _omitted ?? (IReadOnlyList<OmittedValue>)[];

    /// <summary>Adds the values that a client has left out.</summary>
    public void AddOmitted(IReadOnlyList<OmittedValue> omitted)
    {
        if (omitted.Count > 0)
            (_omitted ??= []).AddRange(omitted);
    }

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="member">The member that has the value.</param>
    /// <param name="read">Validates the value and returns its stored form; its second argument is the member.</param>
    /// <returns>The stored form, or null when there is no value or it was left out.</returns>
    /// <exception cref="ArgumentException">The value can't be stored, and values are not left out.</exception>
    public TStored? Read<TValue, TStored>(TValue value, string member, Func<TValue, string, TStored?> read)
        where TStored : class
    {
        try
        {
            return read(value, member);
        }
        catch (ArgumentException error) when (omits)
        {
            Omit(member, error);
            return null;
        }
    }

    /// <summary>Reads a text of a layered field.</summary>
    /// <exception cref="ArgumentException">The text can't be stored, and values are not left out.</exception>
    public string? Text(TrackField field, string? value, string member)
    {
        try
        {
            return FieldRules.Normalize(field, value, member);
        }
        catch (ArgumentException error) when (omits)
        {
            Omit(member, error);
            return null;
        }
    }

    /// <summary>Reads names of genres; each one that can't be stored is left out.</summary>
    /// <exception cref="ArgumentException">A name can't be stored, and values are not left out.</exception>
    public IReadOnlyList<NormalizedName> Names(IReadOnlyList<string> names, string member)
    {
        try
        {
            return NormalizedName.ListFrom(names, member);
        }
        catch (ArgumentException) when (omits && names is not null)
        {
            return NormalizedName.ListFrom(
                names.Where(name => Read(name, member, static (text, parameter) => NormalizedName.From(text, parameter).Name) is not null),
                member);
        }
    }

    /// <summary>Marks a field as known to be empty.</summary>
    /// <exception cref="ArgumentException">The field is never empty, and values are not left out.</exception>
    public void SetEmpty(FieldValues values, TrackField field, string member)
    {
        try
        {
            values.SetEmpty(field, member);
        }
        catch (ArgumentException error) when (omits)
        {
            Omit(member, error);
        }
    }

    /// <summary>Notes a value that was left out.</summary>
    private void Omit(string member, ArgumentException error)
    {
        // The exception appends the parameter's name, which the note has already, and the value, which may be long.
        int end = error.Message.IndexOf(ParameterSuffix, StringComparison.Ordinal);
        (_omitted ??= []).Add(new OmittedValue(member, end < 0 ? error.Message : error.Message[..end]));
    }
}

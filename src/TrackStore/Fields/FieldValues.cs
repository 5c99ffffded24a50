using System.Numerics;

namespace TrackStore.Fields;

/// <summary>
/// The values of some of a track's fields in their stored form, in the fields' order; null is a value too: "known to be empty". Kept in one
/// array with an element per field, because a sync creates one instance for every track.
/// </summary>
internal sealed class FieldValues
{
    /// <summary>Gets all fields in their order.</summary>
    public static IReadOnlyList<TrackField> Fields { get; } = Enum.GetValues<TrackField>();

    private readonly string?[] _values = new string?[Fields.Count];
    private uint _known;

    public int Count => BitOperations.PopCount(_known);

    public IEnumerable<TrackField> Keys => Fields.Where(ContainsKey);

    public string? this[TrackField key]
    {
        get => ContainsKey(key) ? _values[(int)key] : throw new KeyNotFoundException($"{key} is not among the values.");
        set
        {
            _values[(int)key] = value;
            _known |= 1u << (int)key;
        }
    }

    /// <summary>Returns a field's value, or null when the field has none.</summary>
    public string? Of(TrackField field) => _values[(int)field];

    public bool ContainsKey(TrackField key) => (_known & (1u << (int)key)) != 0;

    /// <summary>Tells whether other values agree on a field: both have the same value, or neither has one.</summary>
    public bool IsSame(FieldValues other, TrackField field)
        => ContainsKey(field) == other.ContainsKey(field) && Of(field) == other.Of(field);

    /// <summary>Marks a field as known to be empty.</summary>
    /// <exception cref="ArgumentException">The field is never empty.</exception>
    public void SetEmpty(TrackField field, string parameter)
    {
        if (field is TrackField.Title or TrackField.Artist)
            throw new ArgumentException($"A platform can't mark a track's {field} as empty.", parameter);
        if (!Enum.IsDefined(field))
            throw new ArgumentOutOfRangeException(parameter, field, "This is not a field of a track.");
        this[field] = null;
    }

    /// <summary>Adds a value that has its stored form; null adds nothing.</summary>
    public void Add(TrackField field, string? value)
    {
        if (value is not null)
            this[field] = value;
    }

    /// <summary>Validates a text and adds it; an empty one adds nothing, unless the field is never empty.</summary>
    /// <exception cref="ArgumentException">The text can't be stored.</exception>
    public void AddText(TrackField field, string? value, string parameter) => Add(field, FieldRules.Normalize(field, value, parameter));

    public IEnumerator<KeyValuePair<TrackField, string?>> GetEnumerator()
    {
        foreach (TrackField field in Fields)
        {
            if (ContainsKey(field))
                yield return new(field, _values[(int)field]);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>
/// A value that can be omitted: the default leaves a field unchanged, null empties it, and any other value, including zero, sets it.
/// </summary>
/// <typeparam name="T">The field's type.</typeparam>
[JsonConverter(typeof(OptionalJsonConverter))]
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>Initializes a new instance of the <see cref="Optional{T}"/> struct with a value.</summary>
    /// <param name="value">The value, or null to empty the field.</param>
    public Optional(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>Gets a value indicating whether there is a value, so that the field is written.</summary>
    public bool HasValue { get; }

    /// <summary>Gets the value, or the type's default when there is none.</summary>
    public T Value => _value;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value, or null to empty the field.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
    public static implicit operator Optional<T>(T value) => new(value);
}

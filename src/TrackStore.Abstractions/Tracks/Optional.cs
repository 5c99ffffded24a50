using System.Diagnostics.CodeAnalysis;

namespace TrackStore;

/// <summary>
/// A value that may be left out: the default leaves a field as it is, a null value empties it, and any other value, zero included, sets it.
/// </summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>Initializes a new instance of the <see cref="Optional{T}"/> struct that has a value.</summary>
    /// <param name="value">The value, or null to empty the field.</param>
    public Optional(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>Gets a value indicating whether the field is to be written at all.</summary>
    public bool HasValue { get; }

    /// <summary>Gets the value, or the type's default when there is none.</summary>
    public T Value => _value;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value, or null to empty the field.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
    public static implicit operator Optional<T>(T value) => new(value);
}

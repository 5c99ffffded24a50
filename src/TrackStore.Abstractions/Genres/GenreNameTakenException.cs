using System.Globalization;

namespace TrackStore;

/// <summary>A genre can't have a name, because another one has it. Nothing was changed; the two can be merged.</summary>
public sealed class GenreNameTakenException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="GenreNameTakenException"/> class.</summary>
    /// <param name="name">The name.</param>
    /// <param name="takenById">The genre that has it.</param>
    /// <param name="genreId">The genre that was to get it.</param>
    public GenreNameTakenException(string name, long takenById, long genreId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The genre {takenById} has the name \"{name}\". Call MergeGenresAsync({takenById}, {genreId}) to merge them, or "
                + $"choose another name."))
    {
        Name = name;
        TakenById = takenById;
        GenreId = genreId;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.GenreNameTaken;

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the genre that has the name: the one to keep in a merge.</summary>
    public long TakenById { get; }

    /// <summary>Gets the genre that was to get the name.</summary>
    public long GenreId { get; }
}

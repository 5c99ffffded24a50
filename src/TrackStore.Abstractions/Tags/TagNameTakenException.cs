using System.Globalization;

namespace TrackStore;

/// <summary>A tag can't have a name, because another one has it. Nothing was changed; the two can be merged.</summary>
public sealed class TagNameTakenException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="TagNameTakenException"/> class.</summary>
    /// <param name="name">The name.</param>
    /// <param name="takenById">The tag that has it.</param>
    /// <param name="tagId">The tag that was to get it.</param>
    public TagNameTakenException(string name, long takenById, long tagId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The tag {takenById} has the name \"{name}\". Call MergeTagsAsync({takenById}, {tagId}) to merge them, or "
                + $"choose another name."))
    {
        Name = name;
        TakenById = takenById;
        TagId = tagId;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.TagNameTaken;

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the tag that has the name: the one to keep in a merge.</summary>
    public long TakenById { get; }

    /// <summary>Gets the tag that was to get the name.</summary>
    public long TagId { get; }
}

using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Artwork.Acquisition;

/// <summary>Identifies a lookup: an owner, a source and a kind of picture.</summary>
internal readonly record struct ArtworkLookupKey(ArtworkOwner Owner, string Source, ArtworkKind Kind)
{
    /// <summary>Gets the kind as it is stored.</summary>
    public string KindName => EnumNames<ArtworkKind>.Of(Kind);

    /// <summary>Creates a key from a host's arguments.</summary>
    /// <exception cref="ArgumentException">An argument is invalid.</exception>
    public static ArtworkLookupKey Of(ArtworkOwner owner, string source, ArtworkKind kind)
    {
        ArtworkOwnerRules.ThrowIfDefault(owner);
        _ = EnumNames<ArtworkKind>.Of(kind);
        return new ArtworkLookupKey(owner, SourceName(source), kind);
    }

    /// <summary>Normalizes the name of a source.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long or reserved.</exception>
    public static string SourceName(string source)
    {
        string name = TextRules.SourceName(source, nameof(source));
        return name == Schema.NoArtwork
            ? throw new ArgumentException($"The source \"{name}\" is reserved for \"deliberately no artwork\".", nameof(source))
            : name;
    }
}

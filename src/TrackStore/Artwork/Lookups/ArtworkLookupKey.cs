using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Artwork.Lookups;

/// <summary>Which picture is looked for, and where.</summary>
internal readonly record struct ArtworkLookupKey(ImageSubject Subject, long Id, string Source, ArtworkKind Kind)
{
    /// <summary>Gets the word that the kind is stored as.</summary>
    public string KindWord => EnumNames<ArtworkKind>.Of(Kind);

    /// <summary>Checks what a host passes.</summary>
    public static ArtworkLookupKey Of(ImageSubject subject, long id, string source, ArtworkKind kind)
    {
        _ = EnumNames<ImageSubject>.Of(subject);
        _ = EnumNames<ArtworkKind>.Of(kind);
        return new ArtworkLookupKey(subject, id, SourceName(source), kind);
    }

    public static string SourceName(string source)
    {
        string name = TextRules.SourceName(source, nameof(source));
        return name == Schema.NoArtwork
            ? throw new ArgumentException($"\"{name}\" can't be a source: it stands for \"deliberately none\".", nameof(source))
            : name;
    }
}

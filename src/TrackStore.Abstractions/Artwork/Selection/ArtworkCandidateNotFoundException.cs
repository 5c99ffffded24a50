namespace TrackStore;

/// <summary>A source that gave no picture can't be chosen; nothing was changed.</summary>
public sealed class ArtworkCandidateNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ArtworkCandidateNotFoundException"/> class.</summary>
    /// <param name="source">The source that was asked for.</param>
    /// <param name="knownSources">The sources that gave a picture.</param>
    public ArtworkCandidateNotFoundException(string source, IReadOnlyList<string> knownSources)
        : base($"There is no picture from \"{source}\" to choose. {(knownSources.Count == 0 ? "There is none at all; store one first." : $"There are pictures from: {string.Join(", ", knownSources)}.")}")
    {
        MissingSource = source;
        KnownSources = knownSources;
    }

    /// <summary>Gets the source that was asked for.</summary>
    public string MissingSource { get; }

    /// <summary>Gets the sources that gave a picture.</summary>
    public IReadOnlyList<string> KnownSources { get; }
}

namespace TrackStore;

/// <summary>The chosen source has no picture. Nothing was changed.</summary>
public sealed class ArtworkCandidateNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ArtworkCandidateNotFoundException"/> class.</summary>
    /// <param name="source">The source that was chosen.</param>
    /// <param name="knownSources">The sources that have a picture.</param>
    public ArtworkCandidateNotFoundException(string source, IReadOnlyList<string> knownSources)
        : base($"There is no picture from \"{source}\" to choose. {Describe(knownSources)}")
    {
        MissingSource = source;
        KnownSources = knownSources;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.ArtworkCandidateNotFound;

    /// <summary>Gets the source that was chosen.</summary>
    public string MissingSource { get; }

    /// <summary>Gets the sources that have a picture.</summary>
    public IReadOnlyList<string> KnownSources { get; }

    private static string Describe(IReadOnlyList<string> sources) => sources.Count == 0
        ? "There is no picture at all; store one first."
        : $"There are pictures from: {string.Join(", ", sources)}.";
}

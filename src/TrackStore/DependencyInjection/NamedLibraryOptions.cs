namespace TrackStore.DependencyInjection;

/// <summary>Makes the host validate the options of a named library when it starts.</summary>
internal sealed class NamedLibraryOptions;

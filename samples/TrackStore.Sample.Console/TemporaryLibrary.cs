namespace TrackStore.Sample;

/// <summary>A folder for a library that exists only while a tour or demo runs.</summary>
internal sealed class TemporaryLibrary : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trackstore-");

    public TemporaryLibrary(string name) => Path = System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Gets the library file.</summary>
    public string Path { get; }

    public void Dispose()
    {
        if (Directory.Exists(_folder.FullName))
            _folder.Delete(recursive: true);
    }
}

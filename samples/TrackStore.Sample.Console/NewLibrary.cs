namespace TrackStore.Sample;

/// <summary>The library that a tour or demo creates: where the user wants it, or in a file that is deleted afterwards.</summary>
internal sealed class NewLibrary : IDisposable
{
    private readonly string _purpose;
    private readonly DirectoryInfo? _folder;

    /// <param name="purpose">What creates it, such as "demo".</param>
    /// <param name="text">The file or address that the user named, or null for a temporary file.</param>
    /// <exception cref="CommandException">The address is malformed, or the file exists.</exception>
    public NewLibrary(string purpose, string? text)
    {
        _purpose = purpose;
        IsKept = text is not null;
        LibraryAddress? named = text is null ? null : LibraryAddress.Parse(text);
        if (named is { File: { } file } && File.Exists(file))
            throw Exists(file, "another file");
        if (named?.File is null)
            _folder = Directory.CreateTempSubdirectory("trackstore-");
        Address = named ?? LibraryAddress.Parse(Path.Combine(_folder!.FullName, $"{purpose}.db"));
        Text = Address.File ?? text!;
    }

    /// <summary>Gets the database.</summary>
    public LibraryAddress Address { get; }

    /// <summary>Gets the database as --database takes it. It may contain a password.</summary>
    public string Text { get; }

    /// <summary>Gets a value indicating whether the library stays, because the user named it.</summary>
    public bool IsKept { get; }

    /// <summary>Gets a file beside the library's file, or in a folder that is deleted afterwards.</summary>
    /// <param name="name">The end of the file's name.</param>
    public string PathBeside(string name)
        => Address.File is { } file ? Path.ChangeExtension(file, name) : Path.Combine(_folder!.FullName, name);

    /// <summary>Refuses a library that already contains tracks. Whether one is on a server is known only after it was opened.</summary>
    /// <exception cref="CommandException">It does.</exception>
    public async Task RequireEmptyAsync(Library library, CancellationToken cancellationToken)
    {
        if ((await library.Database.GetStatisticsAsync(cancellationToken)).Tracks > 0)
            throw Exists(Address.Name, "an empty database");
    }

    public void Dispose()
    {
        if (_folder?.Exists == true)
            _folder.Delete(recursive: true);
    }

    private CommandException Exists(string place, string other)
        => new($"{place} already exists. The {_purpose} creates a new library: name {other}, or leave --database out.");
}

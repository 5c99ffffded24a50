using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetVips;

namespace TrackStore.Artwork.Vips;

/// <summary>Tells whether libvips can be used in this process, and for what.</summary>
internal static class VipsLibrary
{
    // The first version with the option that strips metadata on save.
    private static readonly Version MinimumVersion = new(8, 15, 0);

    // Builds of this version come with a libheif that limits the decoder to the size that the file declares. Older ones may decode a far
    // larger picture.
    private static readonly Version MinimumVersionForAvif = new(8, 18, 0);

    private static readonly Lazy<State> Current = new(Probe);

    private sealed record State(string Identity, string? Problem, Exception? Cause, bool ReadsAvif = false);

    /// <summary>Gets the names and versions of the binding and the native library.</summary>
    public static string Identity
    {
        get
        {
            ThrowIfUnavailable();
            return Current.Value.Identity;
        }
    }

    /// <summary>Gets a value indicating whether this libvips decodes AVIF safely.</summary>
    public static bool ReadsAvif => Current.Value.ReadsAvif;

    /// <summary>Throws when the native library is missing or too old.</summary>
    /// <exception cref="ImageProcessorUnavailableException">The native library can't be loaded, or is too old.</exception>
    public static void ThrowIfUnavailable()
    {
        if (Current.Value is { Problem: { } problem, Cause: var cause })
            throw new ImageProcessorUnavailableException(problem, cause);
    }

    /// <summary>Describes what is missing on a platform, and what to add.</summary>
    /// <param name="platform">The platform's runtime identifier.</param>
    /// <returns>The message.</returns>
    internal static string DescribeMissing(string platform)
        => $"The image library libvips can't be loaded on {platform}. "
            + $"Add the package NetVips.Native.{platform} to the application, install libvips on the machine, "
            + "or register another IImageProcessor before AddTrackStore().";

    private static State Probe()
    {
        try
        {
            return ProbeBinding();
        }
        catch (Exception exception) when (IsLoadFailure(exception))
        {
            return Missing(exception);
        }
    }

    // A method of its own, so that a failure to load the binding itself is thrown inside the caller's try block.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static State ProbeBinding()
    {
        if (!ModuleInitializer.VipsInitialized)
            return Missing(ModuleInitializer.Exception);

        var version = new Version(NetVips.NetVips.Version(0), NetVips.NetVips.Version(1), NetVips.NetVips.Version(2));
        string identity = $"netvips {typeof(VipsException).Assembly.GetName().Version?.ToString(3)} libvips {version}";
        string problem = $"The machine's libvips {version} is too old: it must be {MinimumVersion} or later. {DescribeMissing(Platform())}";
        return version >= MinimumVersion ? new State(identity, null, null, CanReadAvif(version)) : new State(identity, problem, null);
    }

    private static bool CanReadAvif(Version version)
        => version >= MinimumVersionForAvif && NetVips.NetVips.TypeFind("VipsOperation", "heifload_source") != 0;

    private static State Missing(Exception? cause) => new("none", DescribeMissing(Platform()), cause);

    private static bool IsLoadFailure(Exception exception) => exception
        is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException
        or FileNotFoundException;

    private static string Platform()
    {
        string id = RuntimeInformation.RuntimeIdentifier;
        bool isMusl = id.Contains("musl", StringComparison.Ordinal) || id.Contains("alpine", StringComparison.Ordinal);
        string system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : isMusl ? "linux-musl"
            : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}

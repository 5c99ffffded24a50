using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Refuses to work in a process that can't normalize Unicode. In .NET's globalization-invariant mode, Normalize silently returns non-ASCII
/// text unchanged: a name would get different keys than in other processes that use the same library.
/// </summary>
internal static class UnicodeSupport
{
    public static bool IsAvailable { get; } = "e\u0301".Normalize(NormalizationForm.FormC).Length == 1;

    public static void Require()
    {
        if (!IsAvailable)
        {
            throw new StoreUnavailableException(
                StoreFault.NoUnicodeData,
                "This process runs in globalization-invariant mode, "
                + "in which .NET can't normalize Unicode and names would be stored in two spellings. "
                + "Set InvariantGlobalization to false (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0) "
                + "and install ICU (icu-libs on Alpine, libicu on Debian).");
        }
    }
}

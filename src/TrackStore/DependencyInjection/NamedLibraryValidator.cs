using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TrackStore.DependencyInjection;

/// <summary>Validates the options of a named library. Their errors reach the host as <see cref="OptionsValidationException"/>.</summary>
internal sealed class NamedLibraryValidator(string library, Func<IServiceProvider> services) : IValidateOptions<NamedLibraryOptions>
{
    public ValidateOptionsResult Validate(string? name, NamedLibraryOptions options)
    {
        if (name != library)
            return ValidateOptionsResult.Skip;
        services().GetService<IStartupValidator>()?.Validate();
        return ValidateOptionsResult.Success;
    }
}

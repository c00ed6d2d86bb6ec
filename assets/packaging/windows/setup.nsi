; The installer of Laurel for one user of Windows: makensis -DVERSION=0.1.0 -DVERSION4=0.1.0.0 -DFROM=folder
; -DOUT=file -DKILOBYTES=n setup.nsi. It asks for no rights, and the uninstaller leaves the programs of the person.
Unicode true
Target amd64-unicode ; Windows says itself that it does not run on 32 bits
SetCompressor /SOLID lzma
Name "Laurel"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Laurel"
InstallDirRegKey HKCU "Software\Laurel" "Folder"
ManifestDPIAware true
BrandingText "Laurel ${VERSION}"

VIProductVersion "${VERSION4}"
VIAddVersionKey "ProductName" "Laurel"
VIAddVersionKey "FileDescription" "Laurel"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The Laurel authors"
VIAddVersionKey "LegalCopyright" "The Laurel authors, MIT"

!ifdef SIGN
!uninstfinalize '${SIGN} "%1"'
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Laurel"
!define KIND "Laurel.Store"

!define MUI_ICON "${FROM}\laurel.ico"
!define MUI_UNICON "${FROM}\laurel.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${FROM}\side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${FROM}\side.bmp"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\Laurel"
!define MUI_LANGDLL_REGISTRY_VALUENAME "SetupLanguage"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\laurel.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KeepsData)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString Welcome ${LANG_ENGLISH} "Laurel ${VERSION} will be installed for you alone; no administrator is needed.$\r$\n$\r$\nIf Laurel is open, close it first. Programs that you already keep in Laurel stay as they are."
LangString Welcome ${LANG_SPANISH} "Laurel ${VERSION} se instalará solo para usted; no hace falta un administrador.$\r$\n$\r$\nSi Laurel está abierto, ciérrelo antes. Los programas que ya tiene en Laurel no cambian."
LangString Welcome ${LANG_FRENCH} "Laurel ${VERSION} sera installé pour vous seul ; aucun administrateur n’est nécessaire.$\r$\n$\r$\nSi Laurel est ouvert, fermez-le d’abord. Les programmes que vous avez déjà dans Laurel ne changent pas."
LangString KeepsData ${LANG_ENGLISH} "Laurel will be removed from this computer. Your programs, photos and backups stay in $APPDATA\Laurel; delete that folder yourself if nobody needs them."
LangString KeepsData ${LANG_SPANISH} "Laurel se quitará de este equipo. Sus programas, fotos y copias de seguridad se quedan en $APPDATA\Laurel; borre esa carpeta usted mismo si ya nadie los necesita."
LangString KeepsData ${LANG_FRENCH} "Laurel sera retiré de cet ordinateur. Vos programmes, photos et sauvegardes restent dans $APPDATA\Laurel ; supprimez vous-même ce dossier si plus personne n’en a besoin."
LangString IsOpen ${LANG_ENGLISH} "Laurel is open. Close it, then choose Retry."
LangString IsOpen ${LANG_SPANISH} "Laurel está abierto. Ciérrelo y elija Reintentar."
LangString IsOpen ${LANG_FRENCH} "Laurel est ouvert. Fermez-le, puis choisissez Réessayer."
LangString StoreKind ${LANG_ENGLISH} "Laurel backup"
LangString StoreKind ${LANG_SPANISH} "Copia de seguridad de Laurel"
LangString StoreKind ${LANG_FRENCH} "Sauvegarde de Laurel"

; NotOpen ends with 2 unless the program's file can be written to, which Windows refuses while it runs.
!macro NotOpen un
Function ${un}NotOpen
	again:
	IfFileExists "$INSTDIR\laurel.exe" 0 done
	ClearErrors
	FileOpen $0 "$INSTDIR\laurel.exe" a
	IfErrors open
	FileClose $0
	Goto done
	open:
	MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY again
	SetErrorLevel 2
	Quit
	done:
FunctionEnd
!macroend
!insertmacro NotOpen ""
!insertmacro NotOpen "un."

Function .onInit
	!insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
	!insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section
	Call NotOpen
	SetOutPath "$INSTDIR"
	File "${FROM}\laurel.exe"
	File "${FROM}\LICENSE.txt"
	File "${FROM}\LICENSES.txt"
	WriteUninstaller "$INSTDIR\uninstall.exe"
	CreateShortcut "$SMPROGRAMS\Laurel.lnk" "$INSTDIR\laurel.exe"

	WriteRegStr HKCU "Software\Laurel" "Folder" "$INSTDIR"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Laurel"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\laurel.exe"
	WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Laurel authors"
	WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
	WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
	WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

	WriteRegStr HKCU "Software\Classes\.laurel" "" "${KIND}"
	WriteRegStr HKCU "Software\Classes\.laurel\OpenWithProgids" "${KIND}" ""
	WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(StoreKind)"
	WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\laurel.exe,0"
	WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\laurel.exe" "%1"'
	${RefreshShellIcons}
SectionEnd

Section "Uninstall"
	Call un.NotOpen
	Delete "$INSTDIR\laurel.exe"
	Delete "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\LICENSES.txt"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR" ; only when nothing else is in it
	Delete "$SMPROGRAMS\Laurel.lnk"
	ReadRegStr $0 HKCU "Software\Classes\.laurel" ""
	${If} $0 == "${KIND}"
		DeleteRegValue HKCU "Software\Classes\.laurel" ""
	${EndIf}
	DeleteRegValue HKCU "Software\Classes\.laurel\OpenWithProgids" "${KIND}"
	DeleteRegKey /ifempty HKCU "Software\Classes\.laurel\OpenWithProgids"
	DeleteRegKey /ifempty HKCU "Software\Classes\.laurel"
	DeleteRegKey HKCU "Software\Classes\${KIND}"
	DeleteRegKey HKCU "${UNINSTALL}"
	DeleteRegKey HKCU "Software\Laurel"
	${RefreshShellIcons}
SectionEnd
